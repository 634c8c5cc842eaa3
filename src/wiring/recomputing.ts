import type { StoreApi } from 'zustand';
import type { DataEngine } from '../core/engine.ts';
import type { FinishedAnalysis } from '../core/finished-analysis.ts';
import type { ConversationsState } from '../state/conversations.ts';
import type { DatasetsState, OpenDataset } from '../state/datasets.ts';
import { createRecomputing, type LentTable, type RecomputingState } from '../state/recomputing.ts';
import type { Toast } from '../state/toasts.ts';
import type { StateWords } from '../state/words.ts';

export interface RecomputingWiring {
  readonly sql: DataEngine;
  readonly datasets: StoreApi<DatasetsState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly analysis: FinishedAnalysis;
  readonly fetchDemo: (signal: AbortSignal) => Promise<Blob>;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
}

/** The user's own first step comes first: it begins after so long without one. */
const restMs = 1_500;

/**
 * Has the finished analysis computed again: while its reader looks at the start page and the engine has nothing else
 * to do, or on the demo's own table once that is open. What the user opens ends the former.
 */
export function wireRecomputing(wiring: RecomputingWiring): StoreApi<RecomputingState> {
  const { sql, datasets, conversations, analysis, toast, words } = wiring;
  const recomputing = createRecomputing({
    analysis,
    recompute: async (...given) => (await import('./recompute.ts')).recompute(sql, ...given),
  });
  const resting: { timer: ReturnType<typeof setTimeout> | undefined; stop: AbortController } = {
    timer: undefined,
    stop: new AbortController(),
  };

  function look(): void {
    const demo = datasets.getState().datasets.find((open) => isDemo(open, analysis));
    if (demo !== undefined) void startOn(demo);
    else if (isIdle()) resting.timer ??= setTimeout(() => void startAside(), restMs);
    else leave();
  }

  function isIdle(): boolean {
    const { isRestored, datasets: open, loading } = datasets.getState();
    const isStartPage = isRestored && open.length === 0 && conversations.getState().activeId === null;
    return isStartPage && loading.length === 0 && sql.status().state === 'ready';
  }

  function leave(): void {
    clearTimeout(resting.timer);
    resting.timer = undefined;
    resting.stop.abort();
    resting.stop = new AbortController();
  }

  function startAside(): Promise<void> {
    const read = (signal: AbortSignal) => lendTable(wiring, signal);
    return recomputing.getState().start(resting.stop.signal, { kind: 'for-this', read });
  }

  async function startOn({ dataset: { tables }, profileProgress, isAway }: OpenDataset): Promise<void> {
    leave();
    const [table] = tables;
    if (table === undefined || profileProgress < 1 || isAway === true) return;
    if (recomputing.getState().stage.kind !== 'waiting') return;
    await recomputing.getState().start(new AbortController().signal, { kind: 'open', table: table.name });
    const { stage } = recomputing.getState();
    if (stage.kind !== 'done') return;
    const { figureCount, mismatches } = stage;
    const said = words().recomputing.done(figureCount - mismatches.length, figureCount);
    toast(mismatches.length === 0 ? 'info' : 'error', said);
  }

  datasets.subscribe(look);
  conversations.subscribe(look);
  sql.onStatus(look);
  return recomputing;
}

function isDemo({ dataset: { source } }: OpenDataset, { contentHash }: FinishedAnalysis): boolean {
  return source.contentHash === contentHash;
}

async function lendTable({ sql, fetchDemo }: RecomputingWiring, signal: AbortSignal): Promise<LentTable> {
  const file = new File([await fetchDemo(signal)], 'demo figures.csv.gz');
  const { tables } = await sql.ingest(file, { signal, onProgress: () => undefined, taken: [] });
  const [table] = tables;
  if (table === undefined) throw new Error('The demo data became no table.');
  return { table: table.name, drop: () => sql.dropTable(table.name) };
}
