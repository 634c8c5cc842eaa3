import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { startWords } from './words.ts';

const shown = 5;

/** Chats whose data is gone can still be read. */
export function EarlierChats() {
  const words = useWords(startWords);
  const conversations = useStoreState('conversations', (state) => state.conversations);
  const open = useStoreState('conversations', (state) => state.open);
  if (conversations.length === 0) return null;
  return (
    <section className="earlier-chats">
      <h2 className="label">{words.earlier}</h2>
      <ul>
        {conversations.slice(0, shown).map(({ id, title }) => (
          <li key={id}>
            <button type="button" onClick={() => void open(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
