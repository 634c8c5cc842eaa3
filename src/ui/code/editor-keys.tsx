import { Keyboard } from 'lucide-react';
import { Popover } from '../parts/popover.tsx';
import type { Language } from './language.ts';

interface KeyMeaning {
  readonly keys: string;
  readonly meaning: string;
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const command = isApple ? '⌘' : 'Ctrl';

const running: readonly KeyMeaning[] = [
  { keys: `${command} Enter`, meaning: 'Run all' },
  { keys: `${command} Shift Enter`, meaning: 'Run what is selected' },
  { keys: 'Esc', meaning: 'Stop a run' },
];

const formatting: readonly KeyMeaning[] = [{ keys: 'Shift Alt F', meaning: 'Format' }];

const editing: readonly KeyMeaning[] = [
  { keys: isApple ? '⌃ Space' : 'Ctrl Space', meaning: 'Suggest names' },
  { keys: 'Tab', meaning: 'Take a suggestion, or indent' },
  { keys: 'Esc, then Tab', meaning: 'Leave the editor' },
  { keys: `${command} /`, meaning: 'Comment lines, or undo that' },
  { keys: `${command} F`, meaning: 'Find and replace' },
  { keys: `${command} D`, meaning: 'Select the next one alike' },
  { keys: 'Alt ↑ ↓', meaning: 'Move lines' },
];

/** What the keyboard does in the editor. */
export function EditorKeys({ language }: { readonly language: Language }) {
  const keys = [...running, ...(language === 'sql' ? formatting : []), ...editing];
  return (
    <div className="editor-keys">
      <Popover
        label="Keys of the editor"
        className="icon-button"
        trigger={
          <>
            <Keyboard size={16} aria-hidden />
            <span className="unseen">Keys of the editor</span>
          </>
        }
      >
        {() => (
          <dl className="editor-key-list">
            {keys.map(({ keys: pressed, meaning }) => (
              <div key={pressed}>
                <dt>
                  <kbd>{pressed}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        )}
      </Popover>
    </div>
  );
}
