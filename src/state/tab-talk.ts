import { z } from 'zod';

const messageSchema = z.enum(['give up', 'given up']);

/** How tabs of the app speak about who holds the saved tables. */
export interface TabTalk {
  /** Called in the tab that holds them when another wants them; resolves when they are free. */
  onWanted(giveUp: () => Promise<void>): void;
  /** Asks the tab that holds them. Resolves to false when none answers in time. */
  askForTables(): Promise<boolean>;
}

const patienceMs = 10_000;

export function createTabTalk(channel: BroadcastChannel): TabTalk {
  const listen = (word: z.infer<typeof messageSchema>, act: () => void, signal?: AbortSignal): void =>
    channel.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        if (messageSchema.safeParse(data).data === word) act();
      },
      signal === undefined ? {} : { signal },
    );
  return {
    onWanted(giveUp) {
      listen('give up', () => {
        giveUp().then(
          () => channel.postMessage('given up'),
          () => undefined,
        );
      });
    },
    askForTables() {
      const answered = new AbortController();
      return new Promise((resolve) => {
        const end = (isFree: boolean): void => {
          answered.abort();
          clearTimeout(timer);
          resolve(isFree);
        };
        const timer = setTimeout(() => end(false), patienceMs);
        listen('given up', () => end(true), answered.signal);
        channel.postMessage('give up');
      });
    },
  };
}
