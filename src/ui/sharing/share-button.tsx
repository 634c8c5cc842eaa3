import { Share2 } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { goTo, shareHash } from './addresses.ts';
import { sharingEntryWords } from './entry-words.ts';

/** Leads from a chat to all ways of sharing it; there is nothing to share before an answer. */
export function ShareButton() {
  const words = useWords(sharingEntryWords);
  const hasAnswer = useStoreState('conversations', (state) =>
    state.turns.some(({ answer }) => answer !== undefined),
  );
  return (
    <IconButton label={words.open} icon={Share2} disabled={!hasAnswer} onClick={() => goTo(shareHash)} />
  );
}
