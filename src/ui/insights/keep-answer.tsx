import { BookmarkCheck, BookmarkPlus } from 'lucide-react';
import type { BoundValue } from '../../core/answer.ts';
import { plainText } from '../../core/rich-text.ts';
import type { Turn } from '../../core/turn.ts';
import { basisOf } from '../../state/insights-basis.ts';
import { formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { drawnWhole } from './drawn-whole.ts';
import { insightsWords } from './words.ts';

const write = ({ value, format }: BoundValue) => formatValue(value, format);

/** Keeps what an answer found as an insight of the data that is open, with its chart and its query. */
export function KeepAnswer({ turn }: { readonly turn: Turn }) {
  const words = useWords(insightsWords).keep;
  const { toasts, results } = useStores();
  const datasetId = useStoreState('datasets', (state) => state.activeId);
  const insights = useStoreState('insights', (state) =>
    datasetId === null ? undefined : state.insights[datasetId],
  );
  const add = useStoreState('insights', (state) => state.add);
  const { answer, question } = turn;
  if (answer === undefined || answer.declined || datasetId === null) return null;
  const text = plainText(answer.text.slice(0, 1), write);
  const isKept = insights?.some((insight) => insight.text === text && insight.basis !== undefined) === true;
  const keep = async () => {
    await add(datasetId, { text, question, basis: basisOf(turn, await drawnWhole(turn, results)) });
    toasts.getState().show('good', words.done);
  };
  return (
    <IconButton
      label={isKept ? words.isKept : words.keep}
      icon={isKept ? BookmarkCheck : BookmarkPlus}
      aria-pressed={isKept}
      disabled={isKept}
      onClick={() => void keep()}
    />
  );
}
