import { useEffect } from 'react';
import type { Part } from '../../state/workspace.ts';
import { Chat } from '../chat/chat.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';
import { BottomBar } from './bottom-bar.tsx';
import { LeftPane } from './left-pane.tsx';
import { Sheet } from './sheet.tsx';
import { useBreadth } from './use-breadth.ts';
import { WidePanes } from './wide-panes.tsx';
import './workspace.css';

const quietMs = 400;

/** What the first answer will need, so that it need not wait for it. */
function fetchAhead() {
  void import('../charts/chart.tsx');
  void import('../code/highlighted-code.tsx');
  void import('../results/results-tab.tsx');
}

export function Workspace() {
  const breadth = useBreadth();
  const part = useStoreState('workspace', (state) => state.part);
  const show = useStoreState('workspace', (state) => state.showPart);

  useEffect(() => {
    const timer = setTimeout(fetchAhead, quietMs);
    return () => clearTimeout(timer);
  }, []);

  switch (breadth) {
    case 'wide':
      return <WidePanes />;
    case 'medium':
      return <SheetPanes part={part} show={show} />;
    case 'narrow':
      return <OnePane part={part} show={show} />;
  }
}

interface PartsProps {
  readonly part: Part;
  readonly show: (part: Part) => void;
}

function SheetPanes({ part, show }: PartsProps) {
  const close = () => show('chat');
  return (
    <div className="workspace medium">
      <Chat onOpenData={() => show('data')} onOpenDetails={() => show('details')} />
      <Sheet label="Data and chats" side="left" isOpen={part === 'data'} onClose={close}>
        <LeftPane onClose={close} />
      </Sheet>
      <Sheet label="Details" side="right" isOpen={part === 'details'} onClose={close}>
        <Inspector onClose={close} />
      </Sheet>
    </div>
  );
}

function OnePane({ part, show }: PartsProps) {
  return (
    <div className="workspace narrow">
      <aside className="pane" aria-label="Data and chats" hidden={part !== 'data'}>
        <LeftPane onClose={undefined} />
      </aside>
      <div className="only" hidden={part !== 'chat'}>
        <Chat onOpenData={undefined} onOpenDetails={undefined} />
      </div>
      <aside className="pane" aria-label="Details" hidden={part !== 'details'}>
        <ErrorBoundary place="the details">
          <Inspector onClose={undefined} />
        </ErrorBoundary>
      </aside>
      <BottomBar part={part} show={show} />
    </div>
  );
}
