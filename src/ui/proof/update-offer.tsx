import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import type { OfflineState } from '../../state/offline.ts';
import { Button } from '../parts/button.tsx';
import './update-offer.css';

/** A new version is never forced on anybody: it waits until it is taken, or until all tabs are closed. */
export function UpdateOffer({ offline }: { readonly offline: StoreApi<OfflineState> }) {
  const { isUpdateWaiting, update } = useStore(offline);
  if (!isUpdateWaiting) return null;
  return (
    <section className="update-offer" aria-label="New version">
      <p>A new version is here. Data and chats stay as they are.</p>
      <Button onClick={() => void update()}>Load it now</Button>
    </section>
  );
}
