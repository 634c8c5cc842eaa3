import { plainText } from '../../core/rich-text.ts';
import type { Turn } from '../../core/turn.ts';
import { formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { chatWords } from './words.ts';

/** Says to screen readers what is being done, and then the answer. */
export function Announcer() {
  const words = useWords(chatWords).announcer;
  const said = useStoreState('conversations', (state) => saidOf(state.turns.at(-1), words));
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}

function saidOf(turn: Turn | undefined, words: typeof chatWords.announcer): string {
  switch (turn?.state) {
    case undefined:
      return '';
    case 'running':
      return turn.status;
    case 'stopped':
      return words.stopped;
    case 'failed':
      return words.failed(turn.error?.message ?? '');
    case 'answered':
      return firstParagraph(turn);
  }
}

function firstParagraph(turn: Turn): string {
  return plainText(turn.answer?.text.slice(0, 1) ?? [], ({ value, format }) => formatValue(value, format));
}
