import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { ComposerLine } from './composer-line.tsx';
import { QuestionKinds } from './question-kinds.tsx';
import { useAsk } from './use-ask.ts';
import { chatWords } from './words.ts';
import './composer.css';

export function Composer() {
  const words = useWords(chatWords).composer;
  const [text, setText] = useState('');
  const { ask, obstacle } = useAsk();
  const isRunning = useStoreState('conversations', (state) => state.turns.at(-1)?.state === 'running');
  const isBuiltIn = useStoreState('models', (state) => state.settings.source === 'built-in');
  const placeholder = isBuiltIn ? words.builtInPlaceholder : words.placeholder;
  const stop = useStoreState('conversations', (state) => state.stop);
  const lastQuestion = useStoreState('conversations', (state) => state.turns.at(-1)?.question);
  const isOff = obstacle !== undefined && !isRunning;
  const question = text.trim();
  const isHelp = question.startsWith('?');
  const box = useRef<HTMLTextAreaElement>(null);
  const closeHelp = () => {
    setText('');
    box.current?.focus();
  };

  const send = () => {
    if (question === '' || isHelp || obstacle !== undefined) return;
    ask(question);
    setText('');
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const act = keyAction(event.key, event.shiftKey);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const keyAction = (key: string, isShifted: boolean): (() => void) | undefined => {
    if (key === 'Enter' && !isShifted) return send;
    if (key === 'Escape' && isHelp) return closeHelp;
    if (key === 'Escape' && isRunning) return stop;
    if (key === 'ArrowUp' && text === '' && lastQuestion !== undefined) return () => setText(lastQuestion);
    return undefined;
  };

  return (
    <div className="composer">
      {isHelp && !isOff && (
        <QuestionKinds
          sought={question.slice(1).trim()}
          onAsk={(example) => {
            closeHelp();
            ask(example);
          }}
          onClose={closeHelp}
        />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="composer-box">
          <textarea
            ref={box}
            rows={1}
            aria-label={words.label}
            placeholder={isOff ? obstacle : placeholder}
            disabled={isOff}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={press}
          />
          {isRunning ? (
            <button type="button" className="composer-button" aria-label={words.stop} onClick={stop}>
              <Square size={12} fill="currentColor" aria-hidden />
            </button>
          ) : (
            <button
              type="submit"
              className="composer-button"
              aria-label={words.ask}
              disabled={question === '' || isHelp || isOff}
            >
              <ArrowUp size={17} aria-hidden />
            </button>
          )}
        </div>
      </form>
      <ComposerLine />
    </div>
  );
}
