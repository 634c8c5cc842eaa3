import { useEffect, useRef, useState } from 'react';
import type { ChartSpec } from '../../core/chart.ts';
import { type HeldResult, wholeView } from '../../core/held-result.ts';
import type { KnownResult } from '../../state/results.ts';
import { useStores } from '../stores-context.ts';
import type { DrawnTable } from './drawn-table.ts';

/** Rows that a drawing takes at most: beyond, it shows ink and not marks. */
const mostRows = 5_000;

export interface Drawn {
  readonly table: DrawnTable;
  /** What the drawing rests on, where that is not the whole result. */
  readonly part: Part | undefined;
}

export interface Part {
  /** The first of the result. */
  readonly rows: number;
  /** Of the result; `undefined` where they are not known. */
  readonly all: number | undefined;
  /** The whole result is being looked at. */
  readonly isReading: boolean;
}

interface Read {
  readonly key: string;
  readonly drawn: Drawn | undefined;
}

/**
 * The whole result wherever it can be had: the page has its first rows only, and what they show need not be true of
 * all. Until it is there, and where it cannot be had, the first rows with a word about that.
 */
export function useDrawnTable(spec: ChartSpec, table: DrawnTable, known: KnownResult | undefined): Drawn {
  const { results } = useStores();
  const [read, setRead] = useState<Read>();
  const given = useRef({ spec, known });
  useEffect(() => {
    given.current = { spec, known };
  });
  const isPart = table.truncated && known?.sql !== undefined;
  const key = isPart ? `${known.key} ${measureKey(spec)}` : undefined;
  useEffect(() => {
    const asked = given.current;
    if (key === undefined || asked.known === undefined) return;
    const state = { isGone: false };
    const settle = (drawn: Drawn | undefined): void => {
      if (!state.isGone) setRead({ key, drawn });
    };
    results
      .getState()
      .lookAtWhole(asked.known, (whole) => drawnFrom(whole, asked.spec))
      // What cannot be had is said on the chart: its first rows are drawn.
      .then(settle, () => settle(undefined));
    return () => {
      state.isGone = true;
    };
  }, [results, key]);
  if (!table.truncated || table.boxes !== undefined) return { table, part: undefined };
  const isRead = read !== undefined && read.key === key;
  if (isRead && read.drawn !== undefined) return read.drawn;
  return { table, part: { rows: table.rows.length, all: undefined, isReading: isPart && !isRead } };
}

/** Charts that look at the same of a result share what is read; a box measures columns of its own. */
function measureKey(spec: ChartSpec): string {
  return spec.type === 'box' ? JSON.stringify([spec.x, spec.y]) : 'rows';
}

/** What a drawing of the whole result takes of it. */
export async function drawnFrom(whole: HeldResult, spec: ChartSpec): Promise<Drawn> {
  const arranged = await whole.arrange(wholeView);
  const { columns, rowCount } = whole;
  if (spec.type === 'box') {
    const boxes = await arranged.boxes(spec.y, spec.x);
    const part = whole.truncated ? { rows: rowCount, all: undefined, isReading: false } : undefined;
    return { table: { columns, rows: [], truncated: whole.truncated, boxes }, part };
  }
  const rows = await arranged.page(0, mostRows);
  const isAll = rows.length === rowCount && !whole.truncated;
  const all = whole.truncated ? undefined : rowCount;
  const part = isAll ? undefined : { all, rows: rows.length, isReading: false };
  return { table: { columns, rows, truncated: !isAll }, part };
}
