import type { StoreApi } from 'zustand';
import type { ConversationsState } from '../state/conversations.ts';
import type { DatasetsState } from '../state/datasets.ts';
import type { WorkspaceState } from '../state/workspace.ts';

/** Read by `public/early.js`, before anything is drawn. */
const key = 'insightx first look';

/** Keeps what the next visit has to know before its scripts have come: the colours, and whether there is something to show. */
export function keepFirstLook(stores: {
  readonly datasets: StoreApi<DatasetsState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly workspace: StoreApi<WorkspaceState>;
}): void {
  const { datasets, conversations, workspace } = stores;
  const kept = { text: '' };
  const keep = () => {
    if (!datasets.getState().isRestored) return;
    const isBack = datasets.getState().datasets.length > 0 || conversations.getState().activeId !== null;
    const text = JSON.stringify({ theme: workspace.getState().arrangement.theme, isBack });
    if (text !== kept.text) write(text);
    kept.text = text;
  };
  for (const store of [datasets, conversations, workspace]) store.subscribe(keep);
}

/** A browser may let nothing be stored: the next visit then begins as a first one does. */
function write(text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch (error) {
    console.error('The look of the page could not be kept.', error);
  }
}
