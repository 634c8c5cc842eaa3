/** How urgent a statement is, and for how long what can wait stands still after it. */
export interface Priority {
  /** Lower goes first. */
  readonly rank: number;
  /**
   * The statements of a question or of a profile follow one another with short gaps, and a slice of saving is long.
   * What has been read is described at once, if at all.
   */
  readonly quietMs: number;
  /** It stands still after statements of this rank, and of those below. */
  readonly standsStillAfter?: number;
}

/** A person's question, then reading files and describing them, then saving behind; and what only tidies up. */
export const priorities = {
  question: { rank: 0, quietMs: 600 },
  load: { rank: 1, quietMs: 25 },
  describe: { rank: 1, quietMs: 600 },
  tidy: { rank: 1, quietMs: 0, standsStillAfter: 0 },
  save: { rank: 2, quietMs: 0, standsStillAfter: 1 },
} as const satisfies Record<string, Priority>;

/** The engine has one thread, and statements share it slice by slice. */
export interface Turns {
  /** Announces a statement. Until it ends, statements of lesser priority stand still. */
  begin(priority: Priority): Turn;
}

export interface Turn {
  /**
   * Asked before every slice: resolves when nothing more urgent runs (for what can wait: or has just run), or when the
   * signal stops the statement.
   */
  ready(signal?: AbortSignal): Promise<void>;
  end(): void;
}

export function createTurns(): Turns {
  const running = new Map<symbol, Priority>();
  const ended = new EventTarget();
  /** By rank. */
  const quietUntil = new Map<number, number>();
  const mustWait = ({ rank }: Priority): boolean => [...running.values()].some((other) => other.rank < rank);
  const quietStillMs = ({ standsStillAfter = -1 }: Priority): number => {
    const ends = [...quietUntil].filter(([rank]) => rank <= standsStillAfter).map(([, end]) => end);
    return Math.max(0, ...ends) - performance.now();
  };
  return {
    begin(priority) {
      const key = Symbol('turn');
      running.set(key, priority);
      return {
        async ready(signal) {
          while (signal?.aborted !== true) {
            const pauseMs = quietStillMs(priority);
            if (mustWait(priority)) await nextEnd(ended, signal);
            else if (pauseMs > 0) await pause(pauseMs, signal);
            else return;
          }
        },
        end() {
          running.delete(key);
          const { rank, quietMs } = priority;
          quietUntil.set(rank, Math.max(quietUntil.get(rank) ?? 0, performance.now() + quietMs));
          ended.dispatchEvent(new Event('end'));
        },
      };
    },
  };
}

/** Does some work as one turn. */
export async function inTurn<T>(
  turns: Turns,
  priority: Priority,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const turn = turns.begin(priority);
  try {
    return await work(turn);
  } finally {
    turn.end();
  }
}

function nextEnd(ended: EventTarget, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      ended.removeEventListener('end', wake);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    ended.addEventListener('end', wake);
    signal?.addEventListener('abort', wake);
  });
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(wake, ms);
    function wake(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    }
    signal?.addEventListener('abort', wake);
  });
}
