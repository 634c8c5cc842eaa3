import type { HandedTable } from '../../src/core/hand-over.ts';

/** What the engine's worker has pushed, kept until a run takes it. */
export interface ReceivedTables {
  /** Resolves when the table is there. What came earlier and was never taken is let go: its run was given up. */
  take(ticket: number): Promise<HandedTable>;
}

export function receiveTables(port: MessagePort | undefined): ReceivedTables {
  const arrived = new Map<number, HandedTable>();
  const waiting = new Map<number, PromiseWithResolvers<HandedTable>>();
  if (port !== undefined) listen(port, arrived, waiting);
  return {
    take(ticket) {
      const table = arrived.get(ticket);
      for (const earlier of [...arrived.keys()]) {
        if (earlier <= ticket) arrived.delete(earlier);
      }
      if (table !== undefined) return Promise.resolve(table);
      const wanted = Promise.withResolvers<HandedTable>();
      waiting.set(ticket, wanted);
      return wanted.promise;
    },
  };
}

function listen(
  port: MessagePort,
  arrived: Map<number, HandedTable>,
  waiting: Map<number, PromiseWithResolvers<HandedTable>>,
): void {
  port.onmessage = ({ data }: MessageEvent<HandedTable>) => {
    const wanted = waiting.get(data.ticket);
    waiting.delete(data.ticket);
    if (wanted === undefined) arrived.set(data.ticket, data);
    else wanted.resolve(data);
  };
  port.onmessageerror = () => {
    for (const wanted of waiting.values()) wanted.reject(new Error('The data could not be received.'));
    waiting.clear();
  };
}
