import { z } from 'zod';
import { newId } from '../core/id.ts';

const messageSchema = z.object({
  /** Who asks, so that two tabs that ask at once are told apart. */
  asker: z.string(),
  word: z.enum(['give up', 'still wanted', 'never mind', 'saving', 'given up', 'cannot']),
});
type Message = z.infer<typeof messageSchema>;

/** How asking for the saved tables ended. */
export type Asked = 'free' | 'silent' | 'cannot' | 'too long' | 'cancelled';

/** The tab that holds the saved tables. */
export interface Holder {
  readonly isHolder: () => boolean;
  /** Resolves when they are free. The signal says that nobody wants them any more. */
  readonly giveUp: (signal: AbortSignal) => Promise<void>;
}

/** How tabs of the app speak about who holds the saved tables. */
export interface TabTalk {
  onWanted(holder: Holder): void;
  /** Asks the tab that holds them, and waits as long as it says that it is saving. */
  askForTables(options: { readonly signal: AbortSignal; readonly onSaving: () => void }): Promise<Asked>;
}

/** A holder answers at once, even in a background tab: messages are not slowed down there as timers are. */
const silenceMs = 10_000;
const askEveryMs = 1_000;
/** Saving gigabytes takes minutes. */
const longestMs = 15 * 60_000;

export function createTabTalk(channel: BroadcastChannel): TabTalk {
  const say = (message: Message): void => channel.postMessage(message);
  const listen = (act: (message: Message) => void, signal?: AbortSignal): void =>
    channel.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        const message = messageSchema.safeParse(data).data;
        if (message !== undefined) act(message);
      },
      signal === undefined ? {} : { signal },
    );
  return {
    onWanted(holder) {
      const letting = new Map<string, AbortController>();
      listen(({ asker, word }) => {
        if (word === 'give up' && holder.isHolder()) letGo(holder, asker, letting, say);
        if (word === 'still wanted' && letting.has(asker)) say({ asker, word: 'saving' });
        if (word === 'never mind') letting.get(asker)?.abort();
      });
    },
    askForTables: ({ signal, onSaving }) =>
      new Promise((resolve) => {
        const asker = newId();
        const done = new AbortController();
        const patience = watchPatience();
        const end = (asked: Asked): void => {
          done.abort();
          clearInterval(timer);
          if (asked !== 'free') say({ asker, word: 'never mind' });
          resolve(asked);
        };
        const timer = setInterval(() => {
          const lost = patience.lost();
          if (lost !== undefined) end(lost);
          else ask('still wanted');
        }, askEveryMs);
        const ask = (word: 'give up' | 'still wanted'): void => {
          patience.asked();
          say({ asker, word });
        };
        listen((message) => {
          if (message.asker !== asker) return;
          patience.heard();
          if (message.word === 'saving') onSaving();
          if (message.word === 'given up') end('free');
          if (message.word === 'cannot') end('cannot');
        }, done.signal);
        signal.addEventListener('abort', () => end('cancelled'), { signal: done.signal });
        ask('give up');
      }),
  };
}

function letGo(
  holder: Holder,
  asker: string,
  letting: Map<string, AbortController>,
  say: (message: Message) => void,
): void {
  const stop = new AbortController();
  letting.set(asker, stop);
  say({ asker, word: 'saving' });
  holder
    .giveUp(stop.signal)
    .then(
      () => say({ asker, word: 'given up' }),
      () => say({ asker, word: 'cannot' }),
    )
    .finally(() => letting.delete(asker));
}

/** Timers of a page that nobody looks at come late, so silence counts from a question and not from the last answer. */
function watchPatience() {
  const startedAt = Date.now();
  const waiting: { since?: number | undefined } = {};
  return {
    asked() {
      waiting.since ??= Date.now();
    },
    heard() {
      waiting.since = undefined;
    },
    lost(): 'silent' | 'too long' | undefined {
      if (waiting.since !== undefined && Date.now() - waiting.since >= silenceMs) return 'silent';
      return Date.now() - startedAt >= longestMs ? 'too long' : undefined;
    },
  };
}
