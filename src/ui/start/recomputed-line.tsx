import { Check, CircleAlert, CircleDashed } from 'lucide-react';
import type { Mismatch } from '../../core/finished-analysis.ts';
import type { RecomputingState } from '../../state/recomputing.ts';
import { formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { startWords } from './words.ts';

type Stage = RecomputingState['stage'];

/** Whether this browser's own engine says the same as what is shown. */
export function RecomputedLine({ stage }: { readonly stage: Stage }) {
  const words = useWords(startWords).recomputed;
  const wrong = stage.kind === 'done' ? stage.mismatches : [];
  return (
    <div className={`recomputed is-${wrong.length > 0 ? 'bad' : stage.kind}`} role="status">
      <Sign stage={stage} />
      <p>{stageWords(stage, words)}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((mismatch, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two figures may differ in the same way
            <li key={index}>{mismatchWords(mismatch, words)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Sign({ stage }: { readonly stage: Stage }) {
  switch (stage.kind) {
    case 'waiting':
    case 'running':
      return <CircleDashed size={15} aria-hidden />;
    case 'failed':
      return <CircleAlert size={15} aria-hidden />;
    case 'done':
      return stage.mismatches.length === 0 ? (
        <Check size={15} aria-hidden />
      ) : (
        <CircleAlert size={15} aria-hidden />
      );
  }
}

type RecomputedWords = typeof startWords.recomputed;

function stageWords(stage: Stage, words: RecomputedWords): string {
  switch (stage.kind) {
    case 'waiting':
    case 'running':
      return words[stage.kind];
    case 'failed':
      return words.failed(stage.reason);
    case 'done':
      return words.done(stage.figureCount - stage.mismatches.length, stage.figureCount);
  }
}

function mismatchWords({ question, shown, found, format }: Mismatch, words: RecomputedWords): string {
  const now = found === undefined ? words.nothing : formatValue(found, format, 'exact');
  return words.differs(question, formatValue(shown, format, 'exact'), now);
}
