import { use, useEffect } from 'react';
import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import type { OfflineState } from '../../state/offline.ts';
import type { ProofState } from '../../state/proof.ts';
import { useWords } from '../language/use-words.ts';
import { Page } from '../parts/page.tsx';
import { Attacks } from './attacks.tsx';
import { Lead } from './lead.tsx';
import { Licences } from './licences.tsx';
import { Policies } from './policies.tsx';
import { ToldModels } from './told-models.tsx';
import { TrafficSeen } from './traffic-seen.tsx';
import { proofWords } from './words.ts';
import './proof-page.css';

interface ProofPageProps {
  readonly offline: StoreApi<OfflineState>;
  readonly opening: Promise<StoreApi<ProofState>>;
  readonly onClose: () => void;
}

/** The claim that nothing leaves this tab, and what the browser itself says of it. */
export default function ProofPage({ offline, opening, onClose }: ProofPageProps) {
  const words = useWords(proofWords);
  const proof = useStore(use(opening));
  const kept = useStore(offline);
  const { readPolicies } = proof;
  useEffect(() => void readPolicies(), [readPolicies]);
  return (
    <Page
      className="proof"
      kind={words.kind}
      title={words.title}
      about={<Lead policies={proof.policies} />}
      onClose={onClose}
    >
      <Attacks proof={proof} />
      <TrafficSeen traffic={proof.traffic} />
      <ToldModels />
      <Policies policies={proof.policies} policyFrom={kept.policyFrom} isIsolated={kept.isIsolated} />
      <section aria-labelledby="proof-offline">
        <h2 id="proof-offline">{words.offline.title}</h2>
        <p>{keptWords(kept, words.offline)}</p>
      </section>
      <section aria-labelledby="proof-limits">
        <h2 id="proof-limits">{words.limits.title}</h2>
        <p>{words.limits.others}</p>
        <p>{words.limits.leading}</p>
      </section>
      <Licences />
    </Page>
  );
}

function keptWords({ keeping, progress, reason }: OfflineState, words: typeof proofWords.offline): string {
  switch (keeping) {
    case 'off':
      return words.off;
    case 'coming':
      return words.coming(Math.round(progress * 100));
    case 'kept':
      return words.kept;
    case 'failed':
      return words.failed(reason);
  }
}
