import type { RichText, Segment } from '../../core/answer.ts';
import type { Turn } from '../../core/turn.ts';
import { BoundNumber } from './bound-number.tsx';
import { unbroken } from './unbroken.ts';

/** The paragraphs of an answer, the first of them the finding. The built-in analyst writes them in English. */
export function AnswerText({ text, turn }: { readonly text: readonly RichText[]; readonly turn: Turn }) {
  return (
    <div className="answer-text" lang={turn.modelUse === undefined ? 'en' : undefined}>
      {text.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of an answer never move
        <p key={index}>
          {unbroken(paragraph).map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do its words
            <Group key={place} group={group} turn={turn} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Group({ group, turn }: { readonly group: RichText; readonly turn: Turn }) {
  const words = group.map((segment, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nor do the parts of them
    <Words key={place} segment={segment} turn={turn} />
  ));
  return group.length === 1 ? words : <span className="unbroken">{words}</span>;
}

function Words({ segment, turn }: { readonly segment: Segment; readonly turn: Turn }) {
  if ('bound' in segment) return <BoundNumber bound={segment.bound} turn={turn} />;
  return segment.strong === true ? <strong>{segment.text}</strong> : segment.text;
}
