import { Pin } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { jumpToTurn } from './jump.ts';
import { usePinned } from './use-pinned.ts';
import { chatWords } from './words.ts';
import './pinned.css';

/** The way to each pinned answer. One that stands on another branch brings that branch back. */
export function Pinned() {
  const title = useWords(chatWords).pinned;
  const pinned = usePinned();
  const branches = useStoreState('conversations', (state) => state.branches);
  const turns = useStoreState('conversations', (state) => state.turns);
  const show = useStoreState('conversations', (state) => state.show);
  const there = pinned.flatMap((id) => branches.filter(({ turn }) => turn.id === id));
  if (there.length === 0) return null;
  const go = (id: string) => {
    if (!turns.some((turn) => turn.id === id)) show(id);
    requestAnimationFrame(() => jumpToTurn(id));
  };
  return (
    <nav className="pinned" aria-label={title}>
      <Pin size={13} aria-hidden />
      <ul>
        {there.map(({ turn }) => (
          <li key={turn.id}>
            <button type="button" title={turn.question} onClick={() => go(turn.id)}>
              {turn.question}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
