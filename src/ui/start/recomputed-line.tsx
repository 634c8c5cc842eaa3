import { Check, CircleAlert, CircleDashed } from 'lucide-react';
import type { Mismatch } from '../../core/finished-analysis.ts';
import type { RecomputingState } from '../../state/recomputing.ts';
import { formatValue } from '../format.ts';

type Stage = RecomputingState['stage'];

/** Whether this browser's own engine says the same as what is shown. */
export function RecomputedLine({ stage }: { readonly stage: Stage }) {
  const wrong = stage.kind === 'done' ? stage.mismatches : [];
  return (
    <div className={`recomputed ${wrong.length > 0 ? 'is-bad' : stage.kind}`} role="status">
      <Sign stage={stage} />
      <p>{wordsOf(stage)}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((mismatch, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two figures may differ in the same way
            <li key={index}>{mismatchWords(mismatch)}</li>
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

function wordsOf(stage: Stage): string {
  switch (stage.kind) {
    case 'waiting':
      return 'Answered by the built-in analyst when this page was built. Your browser will check it.';
    case 'running':
      return 'Answered when this page was built. Your browser is computing it again.';
    case 'failed':
      return `Answered when this page was built. It could not be computed again here: ${stage.reason}`;
    case 'done': {
      const right = stage.figureCount - stage.mismatches.length;
      return `Re-computed in your browser: ${right} of ${stage.figureCount} figures match.`;
    }
  }
}

function mismatchWords({ question, shown, found, format }: Mismatch): string {
  const now = found === undefined ? 'nothing' : formatValue(found, format, 'exact');
  return `${question} ${formatValue(shown, format, 'exact')} is shown, your browser computes ${now}.`;
}
