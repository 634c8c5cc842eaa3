import { useEffect } from 'react';
import type { Part } from '../../state/workspace.ts';
import { Chat } from '../chat/chat.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { useWords } from '../language/use-words.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';
import { BottomBar } from './bottom-bar.tsx';
import { LeftPane } from './left-pane.tsx';
import { Sheet } from './sheet.tsx';
import { useBreadth } from './use-breadth.ts';
import { WidePanes } from './wide-panes.tsx';
import { layoutWords } from './words.ts';
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
  const words = useWords(layoutWords).panes;
  const close = () => show('chat');
  return (
    <div className="workspace medium">
      <Chat onOpenData={() => show('data')} onOpenDetails={() => show('details')} />
      <Sheet label={words.left} side="left" isOpen={part === 'data'} onClose={close}>
        <LeftPane onClose={close} />
      </Sheet>
      <Sheet label={words.right} side="right" isOpen={part === 'details'} onClose={close}>
        <Inspector onClose={close} />
      </Sheet>
    </div>
  );
}

function OnePane({ part, show }: PartsProps) {
  const { panes: words, places } = useWords(layoutWords);
  return (
    <div className="workspace narrow">
      <aside className="pane" aria-label={words.left} hidden={part !== 'data'}>
        <LeftPane onClose={undefined} />
      </aside>
      <div className="only" hidden={part !== 'chat'}>
        <Chat onOpenData={undefined} onOpenDetails={undefined} />
      </div>
      <aside className="pane" aria-label={words.right} hidden={part !== 'details'}>
        <ErrorBoundary place={places.details}>
          <Inspector onClose={undefined} />
        </ErrorBoundary>
      </aside>
      <BottomBar part={part} show={show} />
    </div>
  );
}
