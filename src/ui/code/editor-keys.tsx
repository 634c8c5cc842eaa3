import { Keyboard } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { Popover } from '../parts/popover.tsx';
import { codeWords } from './words.ts';

interface KeyMeaning {
  readonly keys: string;
  readonly meaning: string;
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** What the keyboard does in the editor. */
export function EditorKeys() {
  const words = useWords(codeWords);
  return (
    <div className="editor-keys">
      <Popover
        label={words.editor.keys}
        className="icon-button"
        trigger={
          <>
            <Keyboard size={16} aria-hidden />
            <span className="unseen">{words.editor.keys}</span>
          </>
        }
      >
        {() => (
          <dl className="editor-key-list">
            {keysIn(words).map(({ keys, meaning }) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
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

function keysIn({ keyNames: names, keyMeanings }: typeof codeWords): readonly KeyMeaning[] {
  const command = isApple ? '⌘' : names.ctrl;
  return [
    { keys: `${command} ${names.enter}`, meaning: keyMeanings.runAll },
    { keys: `${command} ${names.shift} ${names.enter}`, meaning: keyMeanings.runSelected },
    { keys: names.escape, meaning: keyMeanings.stop },
    { keys: `${names.shift} ${names.alt} F`, meaning: keyMeanings.format },
    { keys: `${isApple ? '⌃' : names.ctrl} ${names.space}`, meaning: keyMeanings.suggest },
    { keys: names.tab, meaning: keyMeanings.take },
    { keys: names.escapeThenTab, meaning: keyMeanings.leave },
    { keys: `${command} /`, meaning: keyMeanings.comment },
    { keys: `${command} F`, meaning: keyMeanings.find },
    { keys: `${command} D`, meaning: keyMeanings.selectNext },
    { keys: `${names.alt} ↑ ↓`, meaning: keyMeanings.moveLines },
  ];
}
