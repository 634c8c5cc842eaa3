import { Settings2 } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { settingsEntryWords } from './entry-words.ts';

export function SettingsButton() {
  const words = useWords(settingsEntryWords);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  return (
    <IconButton
      label={words.open}
      icon={Settings2}
      aria-keyshortcuts="Control+, Meta+,"
      onClick={() => showSettings('answering')}
    />
  );
}
