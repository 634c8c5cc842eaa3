import { use } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { RecomputingState } from '../../state/recomputing.ts';
import { LoadingFiles } from '../datasets/loading-files.tsx';
import { EngineLine } from '../layout/engine-line.tsx';
import { ThemeSwitch } from '../layout/theme-switch.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { useStoreState } from '../stores-context.ts';
import { EarlierChats } from './earlier-chats.tsx';
import { FinishedAnalysisView } from './finished-analysis.tsx';
import { Recomputing } from './recomputing.ts';
import { StartFrame } from './start-frame.tsx';

export function StartPage() {
  const isRestored = useStoreState('datasets', (state) => state.isRestored);
  const openDemo = useStoreState('datasets', (state) => state.openDemo);
  const recomputing = use(Recomputing);
  return (
    <StartFrame
      state={isRestored ? 'ready' : 'restoring'}
      tools={
        <>
          <SettingsButton />
          <ThemeSwitch />
        </>
      }
      files={<LoadingFiles />}
      chats={<EarlierChats />}
      analysis={recomputing && <Analysis recomputing={recomputing} />}
      foot={<EngineLine />}
      onDemo={() => void openDemo()}
    />
  );
}

function Analysis({ recomputing }: { readonly recomputing: StoreApi<RecomputingState> }) {
  const { analysis, stage } = useStore(recomputing);
  return <FinishedAnalysisView analysis={analysis} stage={stage} />;
}
