import type { BoundValue, CellRef, Origin } from '../../core/answer.ts';
import type { Turn } from '../../core/turn.ts';
import { findingOf } from '../findings/finding-table.ts';
import { formatCount, formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Tip } from '../parts/tip.tsx';
import { useStores } from '../stores-context.ts';
import { chatWords } from './words.ts';
import './bound-number.css';

interface BoundNumberProps {
  readonly bound: BoundValue;
  readonly turn: Turn;
  /** Drawn large, its unit smaller. */
  readonly isFigure?: boolean;
}

/** A value of an answer: pointing at it says exactly what it is, clicking it shows where it comes from. */
export function BoundNumber({ bound, turn, isFigure = false }: BoundNumberProps) {
  const { workspace } = useStores();
  const text = formatValue(bound.value, bound.format);
  const { origin } = bound;
  if (origin.kind === 'question') return <span className="digits">{text}</span>;

  const show = () => {
    const target = targetOf(origin);
    const { select, arrange } = workspace.getState();
    if (target === undefined) arrange({ sideTab: 'dna', rightOpen: true });
    else select({ turnId: turn.id, ...target }, 'results');
  };
  return (
    <Tip content={<Explanation bound={bound} turn={turn} />}>
      {(trigger) => (
        <button
          type="button"
          className="bound-number"
          onClick={show}
          aria-describedby={trigger.describedBy}
          {...trigger.pointing}
        >
          {isFigure ? <Figure text={text} /> : text}
        </button>
      )}
    </Tip>
  );
}

function Figure({ text }: { readonly text: string }) {
  const [, number, unit] = /^([^\s\p{L}]+)(\s\p{L}.*)$/u.exec(text) ?? [];
  if (number === undefined) return text;
  return (
    <>
      {number}
      <small>{unit}</small>
    </>
  );
}

function targetOf(origin: Exclude<Origin, { kind: 'question' }>) {
  switch (origin.kind) {
    case 'cell':
      return cellTarget(origin.cell);
    case 'computed':
      return origin.of[0] && cellTarget(origin.of[0]);
    case 'row-count':
    case 'python':
      return { findingId: origin.resultId, cell: null };
    case 'profile':
      return undefined;
  }
}

function cellTarget({ resultId, row, column }: CellRef) {
  return { findingId: resultId, cell: { row, column } };
}

function Explanation({ bound, turn }: { readonly bound: BoundValue; readonly turn: Turn }) {
  const words = useWords(chatWords).origin;
  return (
    <>
      <strong className="digits">{formatValue(bound.value, bound.format, 'exact')}</strong>
      <br />
      {originWords(bound.origin, turn, words)}
    </>
  );
}

function originWords(origin: Origin, turn: Turn, words: typeof chatWords.origin): string {
  const purposeOf = (resultId: string) => findingOf(turn, resultId)?.purpose ?? words.gone;
  const cellWords = ({ column, row }: CellRef) => words.cellOf(column, formatCount(row + 1));
  switch (origin.kind) {
    case 'cell': {
      const { row, column, resultId } = origin.cell;
      return words.cell(formatCount(row + 1), column, purposeOf(resultId));
    }
    case 'row-count':
      return words.rowCount(purposeOf(origin.resultId));
    case 'python':
      return words.python(purposeOf(origin.resultId));
    case 'computed':
      return words[origin.operation](origin.of.map(cellWords).join(', '));
    case 'profile':
      return words.profile(origin.table);
    case 'question':
      return words.question;
  }
}
