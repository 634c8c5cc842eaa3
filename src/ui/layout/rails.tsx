import { PanelLeftOpen, PanelRightOpen, Plus, SquarePen } from 'lucide-react';
import { sideTabs } from '../../state/workspace.ts';
import { FilePicker } from '../datasets/file-picker.tsx';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { useStoreState } from '../stores-context.ts';
import { tabIcons } from './tab-icons.ts';
import { layoutWords } from './words.ts';

/** What is left of the data pane when it is closed. */
export function LeftRail() {
  const words = useWords(layoutWords).panes;
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const startNew = useStoreState('conversations', (state) => state.startNew);
  return (
    <nav className="rail" aria-label={words.left}>
      <IconButton label={words.openLeft} icon={PanelLeftOpen} onClick={() => arrange({ leftOpen: true })} />
      <FilePicker className="icon-button" label={words.addFiles}>
        <Plus size={16} aria-hidden />
      </FilePicker>
      <IconButton label={words.newChat} icon={SquarePen} onClick={startNew} />
      <SettingsButton />
    </nav>
  );
}

export function RightRail() {
  const { panes: words, tabs } = useWords(layoutWords);
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const showTab = useStoreState('workspace', (state) => state.showTab);
  return (
    <nav className="rail" aria-label={words.right}>
      <IconButton
        label={words.openRight}
        icon={PanelRightOpen}
        onClick={() => arrange({ rightOpen: true })}
      />
      {sideTabs.map((tab) => (
        <IconButton key={tab} label={tabs[tab]} icon={tabIcons[tab]} onClick={() => showTab(tab)} />
      ))}
    </nav>
  );
}
