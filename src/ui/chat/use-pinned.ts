import { useStoreState } from '../stores-context.ts';

const none: readonly string[] = [];

/** The pinned turns of the chat that is open, in the order in which they were pinned. */
export function usePinned(): readonly string[] {
  return useStoreState('conversations', ({ conversations, activeId }) => {
    const active = conversations.find(({ id }) => id === activeId);
    return active?.pinned ?? none;
  });
}
