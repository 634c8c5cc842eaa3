import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { formatBytes } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Confirm } from '../parts/confirm.tsx';
import { useStoreState } from '../stores-context.ts';
import { keptWords } from './words.ts';
import './kept.css';

/** A browser that is this full may refuse to keep more. */
const fullShare = 0.9;

/** How much this browser keeps, and the way to be rid of it. */
export function KeptData() {
  const words = useWords(keptWords);
  const use = useStoreState('kept', (state) => state.use);
  const measure = useStoreState('kept', (state) => state.measure);
  const deleteEverything = useStoreState('kept', (state) => state.deleteEverything);
  const saved = useStoreState('datasets', (state) => state.datasets.filter((open) => open.isSaved).length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes when a dataset has been saved or removed.
  useEffect(() => void measure(), [measure, saved]);
  const isFull = use !== undefined && use.usedBytes > fullShare * use.quotaBytes;
  return (
    <div className="kept-data">
      <span className={isFull ? 'kept-full' : ''}>
        {use === undefined
          ? words.kept
          : words[isFull ? 'useNearlyFull' : 'use'](formatBytes(use.usedBytes), formatBytes(use.quotaBytes))}
      </span>
      <Confirm
        label={words.deleteLabel}
        icon={Trash2}
        question={words.deleteQuestion}
        action={words.deleteAction}
        onConfirm={() => void deleteEverything()}
      />
    </div>
  );
}
