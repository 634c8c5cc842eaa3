import { PanelLeft, PanelRight, Search } from 'lucide-react';
import { ariaKeys } from '../commands/chord.ts';
import { DateQuestion } from '../imports/date-question.tsx';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { ShareButton } from '../sharing/share-button.tsx';
import { useStoreState } from '../stores-context.ts';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer.tsx';
import { Pinned } from './pinned.tsx';
import { Timeline } from './timeline.tsx';
import { chatWords } from './words.ts';
import './chat.css';

interface ChatProps {
  /** Given where the side panes are sheets. */
  readonly onOpenData: (() => void) | undefined;
  readonly onOpenDetails: (() => void) | undefined;
}

export function Chat({ onOpenData, onOpenDetails }: ChatProps) {
  const words = useWords(chatWords).chat;
  const showOverlay = useStoreState('workspace', (state) => state.showOverlay);
  return (
    <main className="chat">
      <header className="chat-header">
        {onOpenData && <IconButton label={words.openData} icon={PanelLeft} onClick={onOpenData} />}
        <ChatTitle />
        <ShareButton />
        <IconButton
          label={words.find}
          icon={Search}
          aria-keyshortcuts={ariaKeys({ key: 'k', mod: true })}
          onClick={() => showOverlay('palette')}
        />
        {onOpenDetails && <IconButton label={words.openDetails} icon={PanelRight} onClick={onOpenDetails} />}
      </header>
      <Pinned />
      <DateQuestion />
      <ErrorBoundary place={words.place}>
        <Timeline />
      </ErrorBoundary>
      <Composer />
      <Announcer />
    </main>
  );
}

function ChatTitle() {
  const words = useWords(chatWords).chat;
  const title = useStoreState('conversations', (state) => {
    const active = state.conversations.find((conversation) => conversation.id === state.activeId);
    return active?.title;
  });
  const dataset = useStoreState('datasets', (state) => {
    const active = state.datasets.find((open) => open.dataset.id === state.activeId);
    return active?.dataset.name;
  });
  return (
    <h1 className="chat-title">
      {dataset !== undefined && <span>{dataset}</span>}
      <span className="chat-about">{title ?? words.untitled}</span>
    </h1>
  );
}
