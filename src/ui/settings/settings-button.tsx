import { Settings2 } from 'lucide-react';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';

export function SettingsButton() {
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  return (
    <IconButton
      label="Settings: models and privacy"
      icon={Settings2}
      aria-keyshortcuts="Control+, Meta+,"
      onClick={() => showSettings('answering')}
    />
  );
}
