import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import type { OfflineState } from '../../state/offline.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { proofEntryWords } from './entry-words.ts';
import './update-offer.css';

/** A new version is never forced on anybody: it waits until it is taken, or until all tabs are closed. */
export function UpdateOffer({ offline }: { readonly offline: StoreApi<OfflineState> }) {
  const words = useWords(proofEntryWords);
  const { isUpdateWaiting, update } = useStore(offline);
  if (!isUpdateWaiting) return null;
  return (
    <section className="update-offer" aria-label={words.newVersion}>
      <p>{words.isHere}</p>
      <Button onClick={() => void update()}>{words.load}</Button>
    </section>
  );
}
