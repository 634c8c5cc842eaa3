import { PanelLeftClose } from 'lucide-react';
import { ChatList } from '../chats/chat-list.tsx';
import { DatasetList } from '../datasets/dataset-list.tsx';
import { KeptData } from '../kept/kept-data.tsx';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { EngineLine } from './engine-line.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { Wordmark } from './wordmark.tsx';
import { layoutWords } from './words.ts';

export function LeftPane({ onClose }: { readonly onClose: (() => void) | undefined }) {
  const words = useWords(layoutWords).panes;
  return (
    <>
      <div className="pane-header">
        <Wordmark />
        {onClose && <IconButton label={words.closeLeft} icon={PanelLeftClose} onClick={onClose} />}
      </div>
      <div className="pane-body">
        <DatasetList />
        <ChatList />
      </div>
      <footer className="pane-footer">
        <KeptData />
        <EngineLine />
        <span>
          <SettingsButton />
          <ThemeSwitch />
        </span>
      </footer>
    </>
  );
}
