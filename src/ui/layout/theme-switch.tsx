import { Monitor, Moon, Sun } from 'lucide-react';
import type { Arrangement } from '../../state/workspace.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';

const themes = {
  system: { icon: Monitor, words: 'Colours follow the system', next: 'light' },
  light: { icon: Sun, words: 'Light colours', next: 'dark' },
  dark: { icon: Moon, words: 'Dark colours', next: 'system' },
} as const satisfies Record<Arrangement['theme'], unknown>;

export function ThemeSwitch() {
  const theme = useStoreState('workspace', (state) => state.arrangement.theme);
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const { icon, words, next } = themes[theme];
  return <IconButton label={`${words}. Change`} icon={icon} onClick={() => arrange({ theme: next })} />;
}
