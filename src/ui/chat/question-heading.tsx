import { ChevronLeft, ChevronRight, Pencil, Pin, PinOff } from 'lucide-react';
import { type KeyboardEvent, type SyntheticEvent, useContext, useState } from 'react';
import type { Answer, BoundValue } from '../../core/answer.ts';
import { plainText } from '../../core/rich-text.ts';
import type { Turn } from '../../core/turn.ts';
import { alternativesOf } from '../../state/branches.ts';
import { formatValue } from '../format.ts';
import { KeepAnswer } from '../insights/keep-answer.tsx';
import { useWords } from '../language/use-words.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { useStoreState } from '../stores-context.ts';
import { useAsk } from './use-ask.ts';
import { NearContext } from './use-near.ts';
import { usePinned } from './use-pinned.ts';
import { chatWords } from './words.ts';
import './question-heading.css';

/** The question; it can be edited and asked anew, and what was asked in its place before is a step away. */
export function QuestionHeading({ turn, titleId }: { readonly turn: Turn; readonly titleId: string }) {
  const words = useWords(chatWords).question;
  const isNear = useContext(NearContext);
  const [isEdited, setIsEdited] = useState(false);
  return (
    <header className="question-heading">
      <h2 id={titleId} className={isEdited ? 'unseen' : undefined}>
        {turn.question}
      </h2>
      {isEdited ? (
        <EditQuestion turn={turn} onClose={() => setIsEdited(false)} />
      ) : isNear ? (
        <span className="question-actions">
          {turn.state !== 'running' && (
            <IconButton label={words.edit} icon={Pencil} onClick={() => setIsEdited(true)} />
          )}
          {turn.answer !== undefined && <CopyAnswer answer={turn.answer} question={turn.question} />}
          <KeepAnswer turn={turn} />
          <PinButton turnId={turn.id} />
          <Alternatives turnId={turn.id} />
        </span>
      ) : null}
    </header>
  );
}

/** The words of the answer, under its question, with its figures as they are shown. */
function CopyAnswer({ answer, question }: { readonly answer: Answer; readonly question: string }) {
  const words = useWords(chatWords).question;
  const write = ({ value, format }: BoundValue) => formatValue(value, format);
  return (
    <CopyButton
      label={words.copy}
      text={() =>
        [
          question,
          plainText(answer.text, write),
          ...answer.metrics.map(({ name, value }) => `${name}: ${write(value)}`),
        ].join('\n')
      }
    />
  );
}

/** A pinned answer is one click away at the top of the chat. */
function PinButton({ turnId }: { readonly turnId: string }) {
  const words = useWords(chatWords).question;
  const pin = useStoreState('conversations', (state) => state.pin);
  const isPinned = usePinned().includes(turnId);
  return (
    <IconButton
      label={isPinned ? words.unpin : words.pin}
      icon={isPinned ? PinOff : Pin}
      aria-pressed={isPinned}
      onClick={() => void pin(turnId)}
    />
  );
}

function EditQuestion({ turn, onClose }: { readonly turn: Turn; readonly onClose: () => void }) {
  const words = useWords(chatWords).question;
  const [text, setText] = useState(turn.question);
  const { ask, obstacle } = useAsk();
  const question = text.trim();
  const isOff = question === '' || obstacle !== undefined;
  const send = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (isOff) return;
    ask(question, { insteadOf: turn.id });
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') onClose();
  };
  return (
    <form className="question-edit" onSubmit={send}>
      <textarea
        ref={takeFocus}
        rows={1}
        aria-label={words.edit}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={press}
      />
      <p>
        <button type="submit" className="button primary" disabled={isOff}>
          {words.askAnew}
        </button>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <span className="label">{obstacle ?? words.branches}</span>
      </p>
    </form>
  );
}

/** "2 of 3": the ways in which this was asked. */
function Alternatives({ turnId }: { readonly turnId: string }) {
  const words = useWords(chatWords).question;
  const branches = useStoreState('conversations', (state) => state.branches);
  const isRunning = useStoreState('conversations', (state) => state.turns.at(-1)?.state === 'running');
  const show = useStoreState('conversations', (state) => state.show);
  const alternatives = alternativesOf(branches, turnId);
  if (alternatives.length < 2) return null;
  const place = alternatives.indexOf(turnId);
  const step = (by: number) => {
    const next = alternatives[place + by];
    if (next !== undefined) show(next);
  };
  return (
    <span className="question-alternatives">
      <IconButton
        label={words.before}
        icon={ChevronLeft}
        disabled={place === 0 || isRunning}
        onClick={() => step(-1)}
      />
      <span className="label digits">{words.place(place + 1, alternatives.length)}</span>
      <IconButton
        label={words.after}
        icon={ChevronRight}
        disabled={place === alternatives.length - 1 || isRunning}
        onClick={() => step(1)}
      />
    </span>
  );
}

function takeFocus(area: HTMLTextAreaElement | null) {
  area?.focus();
}
