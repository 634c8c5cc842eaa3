import { Share2 } from 'lucide-react';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { goTo, shareHash } from './addresses.ts';

/** Leads from a chat to all ways of sharing it; there is nothing to share before an answer. */
export function ShareButton() {
  const hasAnswer = useStoreState('conversations', (state) =>
    state.turns.some(({ answer }) => answer !== undefined),
  );
  return (
    <IconButton
      label="Share, export, run again"
      icon={Share2}
      disabled={!hasAnswer}
      onClick={() => goTo(shareHash)}
    />
  );
}
