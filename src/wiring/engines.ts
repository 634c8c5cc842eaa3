import type { EngineStatus, PythonEngine } from '../core/engine.ts';
import type { ToastsState } from '../state/toasts.ts';

interface Engines {
  readonly sql: { readonly onStatus: (listener: (status: EngineStatus) => void) => unknown };
  readonly pythons: readonly Pick<PythonEngine, 'restart'>[];
  readonly toast: ToastsState['show'];
}

/** Tells what cannot be saved, and goes on when DuckDB broke down. */
export function watchEngines({ sql, pythons, toast }: Engines): void {
  const seen = { crashes: 0 };
  sql.onStatus(({ storage, reason, crashes = 0 }) => {
    if (storage === 'opfs' && reason !== undefined) toast('warning', reason);
    if (crashes === seen.crashes) return;
    seen.crashes = crashes;
    // Data reaches Python on a way that an engine which broke down leaves dead.
    for (const python of pythons) python.restart().catch(() => undefined);
  });
}
