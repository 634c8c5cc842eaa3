import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Stores } from '../../state/stores.ts';
import { AcceptedEndings } from '../datasets/accepted-endings.ts';
import { StoresContext } from '../stores-context.ts';
import { againHash, isAnalysisHash, leaveHash, listenToHash, reportHash, shareHash } from './addresses.ts';
import { SharingContext, type SharingStores } from './sharing-context.ts';

const ShareDialog = lazy(() => import('./share-dialog.tsx'));
const ReceivedPage = lazy(() => import('./received-page.tsx'));
const ReplayPage = lazy(() => import('./replay-page.tsx'));
const ReportPage = lazy(() => import('./report-page.tsx'));

interface SharingPlaceProps extends SharingStores {
  readonly stores: Stores;
  readonly acceptedEndings: readonly string[];
}

/** What is shown of sharing, whatever else is on the screen. */
export function SharingPlace({ stores, acceptedEndings, ...own }: SharingPlaceProps) {
  return (
    <StoresContext value={stores}>
      <AcceptedEndings value={acceptedEndings}>
        <SharingContext value={own}>
          <Suspense>
            <Place {...own} />
          </Suspense>
        </SharingContext>
      </AcceptedEndings>
    </StoresContext>
  );
}

function Place({ sharing, replay, currentAnalysis }: SharingStores) {
  const hash = useSyncExternalStore(listenToHash, () => location.hash);
  const received = useStore(sharing, (state) => state.received);
  const run = useStore(replay, (state) => state.run);
  useEffect(() => {
    if (isAnalysisHash(hash)) void sharing.getState().openLink(hash);
    else if (hash === againHash) void currentAnalysis().then(replay.getState().begin);
  }, [hash, sharing, replay, currentAnalysis]);
  if (run !== null) {
    return (
      <ReplayPage
        run={run}
        onClose={() => {
          replay.getState().close();
          if (hash === againHash) leaveHash();
        }}
      />
    );
  }
  if (received !== null) {
    return (
      <ReceivedPage
        received={received}
        onClose={() => {
          sharing.getState().close();
          if (isAnalysisHash(hash)) leaveHash();
        }}
      />
    );
  }
  if (hash === reportHash) return <ReportPage onClose={leaveHash} />;
  return hash === shareHash ? <ShareDialog onClose={leaveHash} /> : null;
}
