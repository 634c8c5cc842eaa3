import { Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import type { Conversation } from '../../core/conversation.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { useStoreState } from '../stores-context.ts';
import { chatsWords } from './words.ts';

export function ChatRow({ chat: { id, title } }: { readonly chat: Conversation }) {
  const words = useWords(chatsWords).row;
  const [isRenamed, setIsRenamed] = useState(false);
  const activeId = useStoreState('conversations', (state) => state.activeId);
  const open = useStoreState('conversations', (state) => state.open);
  const remove = useStoreState('conversations', (state) => state.remove);
  if (isRenamed) return <Rename id={id} title={title} onDone={() => setIsRenamed(false)} />;
  return (
    <li className="side-row">
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
      <IconButton label={words.rename(title)} icon={Pencil} onClick={() => setIsRenamed(true)} />
      <Confirm
        label={words.remove(title)}
        icon={Trash2}
        question={words.isToBeRemoved}
        action={words.removeIt}
        onConfirm={() => void remove(id)}
      />
    </li>
  );
}

interface RenameProps {
  readonly id: string;
  readonly title: string;
  readonly onDone: () => void;
}

function Rename({ id, title, onDone }: RenameProps) {
  const words = useWords(chatsWords).row;
  const [text, setText] = useState(title);
  const rename = useStoreState('conversations', (state) => state.rename);
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (text.trim() !== '' && text !== title) void rename(id, text);
    onDone();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  return (
    <li className="side-row">
      <form className="side-rename" onSubmit={save}>
        <input
          ref={takeFocus}
          aria-label={words.name}
          value={text}
          maxLength={80}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={leave}
          onBlur={save}
        />
      </form>
    </li>
  );
}

function takeFocus(input: HTMLInputElement | null) {
  input?.select();
}
