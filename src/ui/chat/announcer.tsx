import { plainText } from '../../core/rich-text.ts';
import type { Turn } from '../../core/turn.ts';
import { formatValue } from '../format.ts';
import { useStoreState } from '../stores-context.ts';

/** Says to screen readers what is being done, and then the answer. */
export function Announcer() {
  const words = useStoreState('conversations', (state) => wordsOf(state.turns.at(-1)));
  return (
    <p className="unseen" role="status">
      {words}
    </p>
  );
}

function wordsOf(turn: Turn | undefined): string {
  switch (turn?.state) {
    case undefined:
      return '';
    case 'running':
      return turn.status;
    case 'stopped':
      return 'Stopped.';
    case 'failed':
      return `Not answered. ${turn.error?.message ?? ''}`;
    case 'answered':
      return firstParagraph(turn);
  }
}

function firstParagraph(turn: Turn): string {
  return plainText(turn.answer?.text.slice(0, 1) ?? [], ({ value, format }) => formatValue(value, format));
}
