import { createStore, type StoreApi } from 'zustand';
import type { Cell } from '../core/cell.ts';
import type { Column } from '../core/dataset.ts';
import { isAbort, messageOf } from '../core/error.ts';
import {
  type ExportFormat,
  type ExportTable,
  type HeldResult,
  isWhole,
  type ResultHolder,
  type RowView,
  wholeView,
} from '../core/held-result.ts';
import type { DatasetsState } from './datasets.ts';
import type { Toast } from './toasts.ts';
import type { StateWords } from './words.ts';

/** How a table is looked at; forgotten with the page. */
export interface TableLook {
  readonly view: RowView;
  /** Names of columns. */
  readonly hidden: readonly string[];
  /** `null`: the first column. */
  readonly pinned: readonly string[] | null;
  /** Pixels by name, where they were changed. */
  readonly widths: Readonly<Record<string, number>>;
}

export const usualLook: TableLook = { view: wholeView, hidden: [], pinned: null, widths: {} };

/** A result as the page has it: all of it, or its first rows and the query that gives the rest. */
export interface KnownResult {
  /** Unique among all results of the page. */
  readonly key: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly truncated: boolean;
  readonly sql: string | undefined;
}

export type Holding =
  | { readonly state: 'holding' }
  | {
      readonly state: 'held';
      readonly result: HeldResult;
      /** False when the query gave other rows than when it was first asked. */
      readonly isSame: boolean;
    }
  | { readonly state: 'failed'; readonly message: string };

export interface Exporting {
  readonly name: string;
  readonly format: ExportFormat;
  /** 0 to 1. */
  readonly fraction: number;
}

export interface ExportWish {
  readonly known: KnownResult;
  readonly name: string;
  readonly format: ExportFormat;
  readonly view: RowView;
  /** Names, in their order in the file. */
  readonly columns: readonly string[];
}

export interface ResultsState {
  readonly looks: Readonly<Record<string, TableLook>>;
  readonly holdings: Readonly<Record<string, Holding>>;
  readonly exporting: Exporting | null;
  readonly look: (key: string, change: Partial<TableLook>) => void;
  /** Has the engine run the query again and keep its whole result, unless it does already. */
  readonly hold: (known: KnownResult) => Promise<void>;
  /**
   * Looks at the whole of a result, one after the other, so that none is let go meanwhile. `undefined` where it cannot
   * be had: without a query, where the query fails, or gives other rows than when it was first asked.
   */
  readonly lookAtWhole: <Seen>(
    known: KnownResult,
    look: (whole: HeldResult) => Promise<Seen>,
  ) => Promise<Seen | undefined>;
  /** Writes a file of all rows of a view. `undefined` when it was stopped, or failed and the user has been told. */
  readonly exportRows: (wish: ExportWish) => Promise<Blob | undefined>;
  readonly stopExport: () => void;
}

export interface ResultsEffects {
  readonly holder: ResultHolder;
  readonly exportTable: ExportTable;
  /** The table that a question is about when it names none. */
  readonly activeTable: () => string | undefined;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
}

/** Results that are held at once; each may take hundreds of megabytes. */
const mostHeld = 2;
/** Rows that are compared to see whether a query gives again what it gave. */
const compared = 100;

export function createResults(effects: ResultsEffects): StoreApi<ResultsState> {
  const stop = { export: new AbortController() };
  const looks = { last: Promise.resolve<unknown>(undefined) };
  return createStore<ResultsState>((set, get) => {
    const settle = (key: string, holding: Holding): void =>
      set(({ holdings }) => ({ holdings: { ...holdings, [key]: holding } }));

    async function keep(known: KnownResult, sql: string): Promise<void> {
      const { key } = known;
      settle(key, { state: 'holding' });
      try {
        const activeTable = effects.activeTable();
        const result = await effects.holder.hold(sql, activeTable === undefined ? {} : { activeTable });
        settle(key, { state: 'held', result, isSame: await givesSame(result, known) });
        letOldGo();
      } catch (error) {
        settle(key, { state: 'failed', message: messageOf(error) });
      }
    }

    function letOldGo(): void {
      const held = Object.entries(get().holdings).filter(([, { state }]) => state === 'held');
      for (const [key, holding] of held.slice(0, -mostHeld)) {
        if (holding.state === 'held') holding.result.release();
        set(({ holdings }) => ({ holdings: without(holdings, key) }));
      }
    }

    /** The whole of a result for one use; `release` lets go of what was held for this use alone. */
    async function wholeOf(known: KnownResult, signal: AbortSignal) {
      if (!known.truncated || known.sql === undefined) {
        const result = await effects.holder.holdRows(known.columns, known.rows, signal);
        return { result, release: () => result.release() };
      }
      await get().hold(known);
      const holding = get().holdings[known.key];
      if (holding?.state === 'held') return { result: holding.result, release: () => undefined };
      throw new Error(holding?.state === 'failed' ? holding.message : effects.words().results.notHeld);
    }

    async function write(wish: ExportWish, signal: AbortSignal): Promise<Blob> {
      const { result, release } = await wholeOf(wish.known, signal);
      const rows = await result.arrange(wish.view, signal);
      try {
        const columns = wish.columns.flatMap(
          (name) => result.columns.find((each) => each.name === name) ?? [],
        );
        return await effects.exportTable({
          format: wish.format,
          rows,
          columns,
          signal,
          onProgress: (fraction) => set({ exporting: { name: wish.name, format: wish.format, fraction } }),
        });
      } finally {
        if (!isWhole(wish.view)) rows.release();
        release();
      }
    }

    return {
      looks: {},
      holdings: {},
      exporting: null,
      look(key, change) {
        set(({ looks }) => ({ looks: { ...looks, [key]: { ...(looks[key] ?? usualLook), ...change } } }));
      },
      async hold(known) {
        const { sql, key } = known;
        const state = get().holdings[key]?.state;
        if (sql !== undefined && (state === undefined || state === 'failed')) await keep(known, sql);
      },
      lookAtWhole(known, look) {
        const looked = looks.last.then(async () => {
          await get().hold(known);
          const holding = get().holdings[known.key];
          if (holding?.state !== 'held' || !holding.isSame) return undefined;
          return look(holding.result);
        });
        looks.last = looked.catch(() => undefined);
        return looked;
      },
      async exportRows(wish) {
        stop.export.abort();
        stop.export = new AbortController();
        const { signal } = stop.export;
        set({ exporting: { name: wish.name, format: wish.format, fraction: 0 } });
        try {
          return await write(wish, signal);
        } catch (error) {
          const { notWritten } = effects.words().results;
          if (!isAbort(error)) effects.toast('error', notWritten(messageOf(error)));
          return undefined;
        } finally {
          if (stop.export.signal === signal) set({ exporting: null });
        }
      },
      stopExport: () => stop.export.abort(),
    };
  });
}

/** The table that a question is about when it names none. */
export function activeTableOf({
  datasets,
  activeId,
}: Pick<DatasetsState, 'datasets' | 'activeId'>): string | undefined {
  return datasets.find(({ dataset }) => dataset.id === activeId)?.dataset.tables[0]?.name;
}

async function givesSame(result: HeldResult, known: KnownResult): Promise<boolean> {
  const names = (columns: readonly Column[]): string => JSON.stringify(columns.map(({ name }) => name));
  if (names(result.columns) !== names(known.columns)) return false;
  const count = Math.min(compared, known.rows.length);
  const first = await (await result.arrange(wholeView)).page(0, count);
  return JSON.stringify(first) === JSON.stringify(known.rows.slice(0, count));
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}
