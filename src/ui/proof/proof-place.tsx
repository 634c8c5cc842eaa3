import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand';
import type { OfflineState } from '../../state/offline.ts';
import type { ProofState } from '../../state/proof.ts';
import type { Stores } from '../../state/stores.ts';
import { StoresContext } from '../stores-context.ts';
import { UpdateOffer } from './update-offer.tsx';

const ProofPage = lazy(() => import('./proof-page.tsx'));

/** The page is at this address, wherever a link to it is. */
const proofHash = '#privacy';

interface ProofPlaceProps {
  readonly stores: Stores;
  readonly offline: StoreApi<OfflineState>;
  /** Called when the page is opened. The same at every call. */
  readonly openProof: () => Promise<StoreApi<ProofState>>;
}

/** What is shown of privacy and of new versions, whatever else is on the screen. */
export function ProofPlace({ stores, offline, openProof }: ProofPlaceProps) {
  const isOpen = useSyncExternalStore(listenToHash, () => location.hash === proofHash);
  return (
    <StoresContext value={stores}>
      <UpdateOffer offline={offline} />
      {isOpen && (
        <Suspense>
          <ProofPage offline={offline} opening={openProof()} onClose={leave} />
        </Suspense>
      )}
    </StoresContext>
  );
}

function listenToHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** Without a `#` left in the address. */
function leave(): void {
  history.pushState(null, '', location.pathname + location.search);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
