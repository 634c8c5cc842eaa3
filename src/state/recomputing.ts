import { createStore, type StoreApi } from 'zustand';
import { isAbort, messageOf } from '../core/error.ts';
import type { FinishedAnalysis, Recomputed } from '../core/finished-analysis.ts';

/** The finished analysis of the demo data, and whether this browser's engine says the same. */
export interface RecomputingState {
  readonly analysis: FinishedAnalysis;
  readonly stage:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'running' }
    | ({ readonly kind: 'done' } & Recomputed)
    | { readonly kind: 'failed'; readonly reason: string };
  /** Computes all figures again, once; stopped, it can be started anew. Resolves when that is done, failed or stopped. */
  readonly start: (signal: AbortSignal, on: DemoTable) => Promise<void>;
}

/** Where the demo data is: in a table that is open, or read for this and dropped again. */
export type DemoTable =
  | { readonly kind: 'open'; readonly table: string }
  | { readonly kind: 'for-this'; readonly read: (signal: AbortSignal) => Promise<LentTable> };

export interface LentTable {
  readonly table: string;
  readonly drop: () => Promise<void>;
}

export interface RecomputingEffects {
  readonly analysis: FinishedAnalysis;
  /** Asks the engine every query of the analysis again. */
  readonly recompute: (analysis: FinishedAnalysis, table: string, signal: AbortSignal) => Promise<Recomputed>;
}

export function createRecomputing({ analysis, recompute }: RecomputingEffects): StoreApi<RecomputingState> {
  return createStore<RecomputingState>((set, get) => ({
    analysis,
    stage: { kind: 'waiting' },
    async start(signal, on) {
      const { kind } = get().stage;
      if (kind === 'running' || kind === 'done') return;
      set({ stage: { kind: 'running' } });
      try {
        const done = await onTable(on, signal, (table) => recompute(analysis, table, signal));
        set({ stage: { kind: 'done', ...done } });
      } catch (error) {
        set({ stage: isAbort(error) ? { kind: 'waiting' } : { kind: 'failed', reason: messageOf(error) } });
      }
    },
  }));
}

async function onTable<T>(
  on: DemoTable,
  signal: AbortSignal,
  use: (table: string) => Promise<T>,
): Promise<T> {
  if (on.kind === 'open') return use(on.table);
  const { table, drop } = await on.read(signal);
  try {
    return await use(table);
  } finally {
    await drop();
  }
}
