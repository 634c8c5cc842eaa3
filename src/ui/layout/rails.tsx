import { PanelLeftOpen, PanelRightOpen, Plus, SquarePen } from 'lucide-react';
import { sideTabs } from '../../state/workspace.ts';
import { FilePicker } from '../datasets/file-picker.tsx';
import { IconButton } from '../parts/button.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { useStoreState } from '../stores-context.ts';
import { tabSigns } from './tab-signs.ts';

/** What is left of the data pane when it is closed. */
export function LeftRail() {
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const startNew = useStoreState('conversations', (state) => state.startNew);
  return (
    <nav className="rail" aria-label="Data and chats">
      <IconButton label="Open data pane" icon={PanelLeftOpen} onClick={() => arrange({ leftOpen: true })} />
      <FilePicker className="icon-button" label="Add files">
        <Plus size={16} aria-hidden />
      </FilePicker>
      <IconButton label="New chat" icon={SquarePen} onClick={startNew} />
      <SettingsButton />
    </nav>
  );
}

export function RightRail() {
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const showTab = useStoreState('workspace', (state) => state.showTab);
  return (
    <nav className="rail" aria-label="Details">
      <IconButton
        label="Open details pane"
        icon={PanelRightOpen}
        onClick={() => arrange({ rightOpen: true })}
      />
      {sideTabs.map((tab) => (
        <IconButton
          key={tab}
          label={tabSigns[tab].name}
          icon={tabSigns[tab].icon}
          onClick={() => showTab(tab)}
        />
      ))}
    </nav>
  );
}
