import { SquarePen, Trash2 } from 'lucide-react';
import { IconButton } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { useStoreState } from '../stores-context.ts';
import '../layout/side-list.css';

export function ChatList() {
  const conversations = useStoreState('conversations', (state) => state.conversations);
  const activeId = useStoreState('conversations', (state) => state.activeId);
  const open = useStoreState('conversations', (state) => state.open);
  const remove = useStoreState('conversations', (state) => state.remove);
  const startNew = useStoreState('conversations', (state) => state.startNew);
  return (
    <section className="side-list" aria-labelledby="chats-title">
      <header>
        <h2 id="chats-title">Chats</h2>
        <IconButton label="New chat" icon={SquarePen} onClick={startNew} />
      </header>
      <ul>
        {conversations.map(({ id, title }) => (
          <li key={id} className="side-row">
            <button
              type="button"
              className="side-choice"
              aria-current={id === activeId ? 'true' : undefined}
              onClick={() => void open(id)}
            >
              <span className="side-name" title={title}>
                {title}
              </span>
            </button>
            <Confirm
              label={`Delete chat ${title}`}
              icon={Trash2}
              question="Delete this chat with its answers?"
              action="Delete"
              onConfirm={() => void remove(id)}
            />
          </li>
        ))}
      </ul>
      {conversations.length === 0 && <p className="side-empty">A chat starts with your first question.</p>}
    </section>
  );
}
