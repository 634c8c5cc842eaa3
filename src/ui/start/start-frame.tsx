import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAcceptedEndings } from '../datasets/accepted-endings.ts';
import { FilePicker } from '../datasets/file-picker.tsx';
import { useWords } from '../language/use-words.ts';
import { Wordmark } from '../layout/wordmark.tsx';
import { Button } from '../parts/button.tsx';
import { Privacy } from './privacy.tsx';
import { startWords } from './words.ts';
import './start-page.css';

interface StartFrameProps {
  /** `waiting` as long as the page's scripts are on their way: what is there can be read, not used. */
  readonly state: 'waiting' | 'restoring' | 'ready';
  readonly tools?: ReactNode;
  /** Below the place where files are dropped. */
  readonly files?: ReactNode;
  readonly chats?: ReactNode;
  readonly analysis: ReactNode;
  readonly foot?: ReactNode;
  readonly onDemo?: () => void;
}

/** The start page as it is drawn: with its parts in place, or before there is any script. */
export function StartFrame({ state, tools, files, chats, analysis, foot, onDemo }: StartFrameProps) {
  const words = useWords(startWords);
  return (
    <div className={`start is-${state}`}>
      <header className="start-header">
        <Wordmark />
        <span>{tools}</span>
      </header>
      <main className="start-main">
        <div className="start-words">
          <h1>{words.title}</h1>
          <p className="start-lead">{words.lead}</p>
          <fieldset className="open-data" disabled={state === 'waiting'}>
            <DropZone />
            {files}
            <p className="open-demo">
              <Button look="primary" onClick={onDemo}>
                {words.demo}
              </Button>
              <span>{words.demoMore}</span>
            </p>
          </fieldset>
          {chats}
          <Privacy />
        </div>
        {analysis}
      </main>
      <footer className="start-footer">{foot}</footer>
    </div>
  );
}

function DropZone() {
  const words = useWords(startWords);
  const endings = useAcceptedEndings();
  return (
    <FilePicker className="drop-zone">
      <FileUp size={22} strokeWidth={1.5} aria-hidden />
      <span className="drop-zone-title">{words.drop}</span>
      <span className="label">{endings.join('  ')}</span>
    </FilePicker>
  );
}
