import { Monitor, Moon, Sun } from 'lucide-react';
import type { Arrangement } from '../../state/workspace.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { layoutWords } from './words.ts';

const themes = {
  system: { icon: Monitor, next: 'light' },
  light: { icon: Sun, next: 'dark' },
  dark: { icon: Moon, next: 'system' },
} as const satisfies Record<Arrangement['theme'], unknown>;

export function ThemeSwitch() {
  const words = useWords(layoutWords).themes;
  const theme = useStoreState('workspace', (state) => state.arrangement.theme);
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const { icon, next } = themes[theme];
  return <IconButton label={words[theme]} icon={icon} onClick={() => arrange({ theme: next })} />;
}
