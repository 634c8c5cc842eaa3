import { Database, MessagesSquare, PanelRight } from 'lucide-react';
import type { Part } from '../../state/workspace.ts';

const parts = [
  { part: 'data', name: 'Data', icon: Database },
  { part: 'chat', name: 'Chat', icon: MessagesSquare },
  { part: 'details', name: 'Details', icon: PanelRight },
] as const;

export function BottomBar({ part, show }: { readonly part: Part; readonly show: (part: Part) => void }) {
  return (
    <nav className="bottom-bar" aria-label="Parts of the page">
      {parts.map(({ part: each, name, icon: Icon }) => (
        <button
          key={each}
          type="button"
          aria-current={each === part ? 'page' : undefined}
          onClick={() => show(each)}
        >
          <Icon size={18} aria-hidden />
          {name}
        </button>
      ))}
    </nav>
  );
}
