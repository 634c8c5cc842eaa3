import { PanelLeftClose } from 'lucide-react';
import { ChatList } from '../chats/chat-list.tsx';
import { DatasetList } from '../datasets/dataset-list.tsx';
import { KeptData } from '../kept/kept-data.tsx';
import { IconButton } from '../parts/button.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { EngineLine } from './engine-line.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { Wordmark } from './wordmark.tsx';

export function LeftPane({ onClose }: { readonly onClose: (() => void) | undefined }) {
  return (
    <>
      <header className="pane-header">
        <Wordmark />
        {onClose && <IconButton label="Close data pane" icon={PanelLeftClose} onClick={onClose} />}
      </header>
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
