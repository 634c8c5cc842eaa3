import { useEffect, useMemo, useState } from 'react';
import type { Cell } from '../../../core/cell.ts';
import { isAbort, messageOf } from '../../../core/error.ts';
import { type ArrangedRows, type HeldResult, isWhole, type RowView } from '../../../core/held-result.ts';
import type { Holding, KnownResult } from '../../../state/results.ts';
import { useWords } from '../../language/use-words.ts';
import { useStoreState, useStores } from '../../stores-context.ts';
import { inPageRows } from './in-page-rows.ts';
import { pagedRows } from './paged-rows.ts';
import type { RowSource } from './row-source.ts';
import { resultsRowsWords } from './words.ts';

export interface ShownRows {
  readonly source: RowSource;
  /** All rows of the result; `undefined` while they are being counted, or where only the first are there. */
  readonly all: number | undefined;
  /** Rows are being put in order, or the whole result is being held. */
  readonly isBusy: boolean;
  /** Why not all rows are there, or not those of the answer. */
  readonly problem: Problem | undefined;
  /** The place at which a row of the result is shown, where that is known. */
  readonly placeOf: (row: number) => number | undefined;
}

export type Problem =
  | { readonly kind: 'only-first'; readonly reason: string }
  | { readonly kind: 'cut'; readonly rowCount: number }
  | { readonly kind: 'differs'; readonly showsNow: boolean; readonly toggle: () => void };

/** The rows of a result as they are to be shown: from the page where it has them all, else from the engine. */
export function useRowSource(known: KnownResult, view: RowView): ShownRows {
  const words = useWords(resultsRowsWords);
  const holding = useStoreState('results', (state) => state.holdings[known.key]);
  const hold = useStoreState('results', (state) => state.hold);
  const [showsNow, setShowsNow] = useState(false);
  useEffect(() => {
    if (known.truncated) void hold(known);
  }, [hold, known]);
  const inPage = useMemo(() => inPageRows(known.columns, known.rows, view), [known, view]);
  const held = heldOf(holding, showsNow);
  const paged = usePaged(held, view, holding?.state === 'held' && holding.isSame ? known.rows : none);
  const isWaiting = known.truncated && (holding === undefined || holding.state === 'holding');
  const source = paged?.source ?? inPage;
  return {
    source,
    all: known.truncated ? held?.rowCount : known.rows.length,
    isBusy: isWaiting || paged?.isBusy === true,
    problem: problemOf(known, holding, { showsNow, toggle: () => setShowsNow(!showsNow) }, words),
    placeOf(row) {
      const place = paged === undefined ? inPage.places.indexOf(row) : isWhole(view) ? row : -1;
      return place < 0 ? undefined : place;
    },
  };
}

const none: readonly (readonly Cell[])[] = [];

/** Where the query gives other rows now, those of then are shown until the others are asked for. */
function heldOf(holding: Holding | undefined, showsNow: boolean): HeldResult | undefined {
  return holding?.state === 'held' && (holding.isSame || showsNow) ? holding.result : undefined;
}

function problemOf(
  { truncated, sql }: KnownResult,
  holding: Holding | undefined,
  shown: { readonly showsNow: boolean; readonly toggle: () => void },
  words: typeof resultsRowsWords,
): Problem | undefined {
  if (!truncated) return undefined;
  if (sql === undefined) return { kind: 'only-first', reason: words.tooMany };
  if (holding?.state === 'failed') return { kind: 'only-first', reason: holding.message };
  if (holding?.state !== 'held') return undefined;
  if (!holding.isSame) return { kind: 'differs', ...shown };
  return holding.result.truncated ? { kind: 'cut', rowCount: holding.result.rowCount } : undefined;
}

interface Paged {
  readonly source: RowSource;
  readonly isBusy: boolean;
}

/** Rows of the engine in the order of the view; those of the view before stay until the new ones are in order. */
function usePaged(
  held: HeldResult | undefined,
  view: RowView,
  known: readonly (readonly Cell[])[],
): Paged | undefined {
  const { toasts } = useStores();
  const words = useWords(resultsRowsWords);
  const [shown, setShown] = useState<{ source: RowSource; held: HeldResult; view: RowView }>();
  useEffect(() => {
    if (held === undefined) return;
    const stop = new AbortController();
    const made: { arranged?: ArrangedRows } = {};
    const tell = (reason: unknown) => {
      if (isAbort(reason) || stop.signal.aborted) return;
      const message = messageOf(reason);
      toasts.getState().show('error', words.unreadable(message));
    };
    held.arrange(view, stop.signal).then((arranged) => {
      made.arranged = arranged;
      if (stop.signal.aborted) arranged.release();
      const first = isWhole(view) ? known : none;
      if (!stop.signal.aborted)
        setShown({ held, view, source: pagedRows(arranged, { known: first, onFailure: tell }) });
    }, tell);
    return () => {
      stop.abort();
      made.arranged?.release();
    };
  }, [held, view, known, toasts, words]);
  if (held === undefined || shown?.held !== held) return undefined;
  return { source: shown.source, isBusy: shown.view !== view };
}
