import { FileUp } from 'lucide-react';
import { useAcceptedEndings } from '../datasets/accepted-endings.ts';
import { FilePicker } from '../datasets/file-picker.tsx';
import { LoadingFiles } from '../datasets/loading-files.tsx';
import { EngineLine } from '../layout/engine-line.tsx';
import { ThemeSwitch } from '../layout/theme-switch.tsx';
import { Wordmark } from '../layout/wordmark.tsx';
import { Button } from '../parts/button.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { useStoreState } from '../stores-context.ts';
import { EarlierChats } from './earlier-chats.tsx';
import { Privacy } from './privacy.tsx';
import { Specimen } from './specimen.tsx';
import './start-page.css';

export function StartPage() {
  const isRestored = useStoreState('datasets', (state) => state.isRestored);
  return (
    <div className={`start ${isRestored ? '' : 'is-restoring'}`}>
      <header className="start-header">
        <Wordmark />
        <span>
          <SettingsButton />
          <ThemeSwitch />
        </span>
      </header>
      <main className="start-main">
        <div className="start-words">
          <h1>Ask your data in plain English.</h1>
          <p className="start-lead">
            InsightX reads your file inside this browser tab, runs the SQL and Python for you, and shows where
            every number comes from.
          </p>
          <OpenData />
          <EarlierChats />
        </div>
        <Specimen />
        <Privacy />
      </main>
      <footer className="start-footer">
        <EngineLine />
      </footer>
    </div>
  );
}

function OpenData() {
  const openDemo = useStoreState('datasets', (state) => state.openDemo);
  const endings = useAcceptedEndings();
  return (
    <div className="open-data">
      <FilePicker className="drop-zone">
        <FileUp size={22} strokeWidth={1.5} aria-hidden />
        <span className="drop-zone-title">Drop files here, or choose them</span>
        <span className="label">{endings.join('  ')}</span>
      </FilePicker>
      <LoadingFiles />
      <p className="open-demo">
        <Button look="primary" onClick={() => void openDemo()}>
          Open the demo
        </Button>
        <span>250,000 synthetic payments, made up for trying things out</span>
      </p>
    </div>
  );
}
