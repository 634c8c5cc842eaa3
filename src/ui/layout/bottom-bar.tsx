import { Database, MessagesSquare, PanelRight } from 'lucide-react';
import type { Part } from '../../state/workspace.ts';
import { useWords } from '../language/use-words.ts';
import { layoutWords } from './words.ts';

const parts = [
  { part: 'data', icon: Database },
  { part: 'chat', icon: MessagesSquare },
  { part: 'details', icon: PanelRight },
] as const;

export function BottomBar({ part, show }: { readonly part: Part; readonly show: (part: Part) => void }) {
  const words = useWords(layoutWords);
  return (
    <nav className="bottom-bar" aria-label={words.bottomBar}>
      {parts.map(({ part: each, icon: Icon }) => (
        <button
          key={each}
          type="button"
          aria-current={each === part ? 'page' : undefined}
          onClick={() => show(each)}
        >
          <Icon size={18} aria-hidden />
          {words.parts[each]}
        </button>
      ))}
    </nav>
  );
}
