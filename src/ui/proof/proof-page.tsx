import { X } from 'lucide-react';
import { use, useEffect, useRef } from 'react';
import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import type { OfflineState } from '../../state/offline.ts';
import type { ProofState } from '../../state/proof.ts';
import { IconButton } from '../parts/button.tsx';
import { Attacks } from './attacks.tsx';
import { Lead } from './lead.tsx';
import { Licences } from './licences.tsx';
import { Policies } from './policies.tsx';
import { ToldModels } from './told-models.tsx';
import { TrafficSeen } from './traffic-seen.tsx';
import './proof-page.css';

interface ProofPageProps {
  readonly offline: StoreApi<OfflineState>;
  readonly opening: Promise<StoreApi<ProofState>>;
  readonly onClose: () => void;
}

/** The claim that nothing leaves this tab, and what the browser itself says of it. */
export default function ProofPage({ offline, opening, onClose }: ProofPageProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const proof = useStore(use(opening));
  const { policyFrom, isIsolated, keeping, progress, reason } = useStore(offline);
  const { readPolicies } = proof;
  useEffect(() => {
    dialog.current?.showModal();
    void readPolicies();
  }, [readPolicies]);
  return (
    <dialog ref={dialog} className="proof" aria-labelledby="proof-title" onClose={onClose}>
      <div className="proof-page">
        <header className="proof-head">
          <h1 id="proof-title">What can leave this tab</h1>
          <IconButton label="Close" icon={X} onClick={onClose} />
        </header>
        <Lead policies={proof.policies} />
        <Attacks proof={proof} />
        <TrafficSeen traffic={proof.traffic} />
        <ToldModels />
        <Policies policies={proof.policies} policyFrom={policyFrom} isIsolated={isIsolated} />
        <section aria-labelledby="proof-offline">
          <h2 id="proof-offline">Without a network</h2>
          <p>{keptWords(keeping, progress, reason)}</p>
        </section>
        <section aria-labelledby="proof-limits">
          <h2 id="proof-limits">What this cannot protect from</h2>
          <p>
            Extensions of your browser can read every page, this one too. So can whoever else uses this device
            and this browser profile: what you open is kept here until you delete it. If you choose a model
            that runs elsewhere, what you allow is sent to it, and the ledger shows every byte.
          </p>
          <p>
            No browser has a policy against a page that leads its own tab to another address. Only a script
            could do that, and the policy lets none in: nothing in your data becomes one, and SQL and Python
            run where there are no addresses to lead to.
          </p>
        </section>
        <Licences />
      </div>
    </dialog>
  );
}

function keptWords(keeping: OfflineState['keeping'], progress: number, reason: string | undefined): string {
  switch (keeping) {
    case 'off':
      return 'This address cannot keep the app: the browser does that for secure addresses only (https, or this device).';
    case 'coming':
      return `The app is being kept in this browser: ${Math.round(progress * 100)} %.`;
    case 'kept':
      return 'The whole app is kept in this browser. Turn the network off and load the page anew: everything works.';
    case 'failed':
      return `Not all of the app could be kept in this browser: ${reason ?? 'no reason was given'}. It works while the network is there.`;
  }
}
