import { z } from 'zod';

/** Whether DuckDB has broken down. It does not recover: nothing that it says afterwards can be trusted. */
export interface Crash {
  /** In the words of the browser or of DuckDB; `undefined` as long as it is well. */
  reason(): string | undefined;
  /** Called once, at once when it has happened already. */
  onCrash(listener: (reason: string) => void): void;
}

/** What DuckDB's worker answers where something failed. */
const failureSchema = z.object({
  type: z.literal('ERROR'),
  data: z.object({ name: z.string(), message: z.string() }),
});

/** Looks through the answers of DuckDB's worker, since whoever waits for one sees only its own. */
export function watchForCrash(worker: Worker): Crash {
  const listeners = new Set<(reason: string) => void>();
  const seen: { reason?: string } = {};
  const crash = (reason: string): void => {
    if (seen.reason !== undefined) return;
    seen.reason = reason;
    for (const listener of listeners) listener(reason);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const failure = failureSchema.safeParse(data).data?.data;
    if (failure !== undefined && isCrash(failure)) crash(failure.message);
  });
  worker.addEventListener('error', (event) => crash(event.message || 'Its worker ended.'));
  return {
    reason: () => seen.reason,
    onCrash(listener) {
      if (seen.reason === undefined) listeners.add(listener);
      else listener(seen.reason);
    },
  };
}

/** A trap of WebAssembly leaves memory half changed; after a fatal error DuckDB answers nothing more. */
function isCrash({ name, message }: z.infer<typeof failureSchema>['data']): boolean {
  return name === 'RuntimeError' || message.includes('"exception_type":"FATAL"');
}
