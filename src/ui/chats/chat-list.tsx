import { Search, SquarePen } from 'lucide-react';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { ChatRow } from './chat-row.tsx';
import '../layout/side-list.css';

export function ChatList() {
  const conversations = useStoreState('conversations', (state) => state.conversations);
  const startNew = useStoreState('conversations', (state) => state.startNew);
  const showOverlay = useStoreState('workspace', (state) => state.showOverlay);
  return (
    <section className="side-list" aria-labelledby="chats-title">
      <header>
        <h2 id="chats-title">Chats</h2>
        <span>
          <IconButton label="Search all chats" icon={Search} onClick={() => showOverlay('palette')} />
          <IconButton label="New chat" icon={SquarePen} onClick={startNew} />
        </span>
      </header>
      <ul>
        {conversations.map((chat) => (
          <ChatRow key={chat.id} chat={chat} />
        ))}
      </ul>
      {conversations.length === 0 && <p className="side-empty">A chat starts with your first question.</p>}
    </section>
  );
}
