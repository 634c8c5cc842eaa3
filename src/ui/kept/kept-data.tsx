import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { formatBytes } from '../format.ts';
import { Confirm } from '../parts/confirm.tsx';
import { useStoreState } from '../stores-context.ts';
import './kept.css';

/** A browser that is this full may refuse to keep more. */
const fullShare = 0.9;

/** How much this browser keeps, and the way to be rid of it. */
export function KeptData() {
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
          ? 'Kept in this browser'
          : `${formatBytes(use.usedBytes)} of ${formatBytes(use.quotaBytes)} kept here`}
        {isFull && '. Nearly full: remove datasets that you no longer need.'}
      </span>
      <Confirm
        label="Delete everything that is kept"
        icon={Trash2}
        question="Delete all datasets, chats, insights and settings from this browser? Your files stay where they are."
        action="Delete everything"
        onConfirm={() => void deleteEverything()}
      />
    </div>
  );
}
