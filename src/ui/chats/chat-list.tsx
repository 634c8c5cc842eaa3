import { Search, SquarePen } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { ChatRow } from './chat-row.tsx';
import { chatsWords } from './words.ts';
import '../layout/side-list.css';

export function ChatList() {
  const words = useWords(chatsWords).list;
  const conversations = useStoreState('conversations', (state) => state.conversations);
  const startNew = useStoreState('conversations', (state) => state.startNew);
  const showOverlay = useStoreState('workspace', (state) => state.showOverlay);
  return (
    <section className="side-list" aria-labelledby="chats-title">
      <header>
        <h2 id="chats-title">{words.title}</h2>
        <span>
          <IconButton label={words.search} icon={Search} onClick={() => showOverlay('palette')} />
          <IconButton label={words.startNew} icon={SquarePen} onClick={startNew} />
        </span>
      </header>
      <ul>
        {conversations.map((chat) => (
          <ChatRow key={chat.id} chat={chat} />
        ))}
      </ul>
      {conversations.length === 0 && <p className="side-empty">{words.empty}</p>}
    </section>
  );
}
