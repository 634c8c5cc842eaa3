import type { Connection } from './bindings.ts';

/**
 * Connections opened before the jail was locked (their own settings could not be made later), lent to one user at
 * a time. Who comes when all are lent waits.
 */
export interface Pool {
  readonly size: number;
  lend<T>(use: (connection: Connection) => Promise<T>): Promise<T>;
}

export function createPool(connections: readonly Connection[]): Pool {
  const free = [...connections];
  const waiting: ((connection: Connection) => void)[] = [];
  const take = (): Promise<Connection> => {
    const connection = free.pop();
    if (connection !== undefined) return Promise.resolve(connection);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (connection: Connection): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(connection);
    else next(connection);
  };
  return {
    size: connections.length,
    async lend(use) {
      const connection = await take();
      try {
        return await use(connection);
      } finally {
        giveBack(connection);
      }
    },
  };
}
