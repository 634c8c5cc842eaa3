import type { Assumption } from '../../../core/answer.ts';
import { type ColumnMark, type CueMark, isNounOfRow, type Mark } from '../annotate/mark.ts';
import { isTypoOf } from '../text/distance.ts';
import { asIfSaid, saidBy } from './conditions/reader.ts';
import type { Parse } from './parse.ts';

/** What a reading took mistyped words, and names of several columns, for. */
export function takenAs(marks: readonly Mark[], of: Parse): Assumption[] {
  const assumptions = [...new Set(marks)].flatMap((mark) => {
    if (mark.kind === 'cue') return mistypedCue(mark, of);
    return mark.kind === 'column' ? likelyColumn(mark, of) : [];
  });
  return assumptions.filter(({ text }, at, all) => all.findIndex((other) => other.text === text) === at);
}

function mistypedCue(mark: CueMark, of: Parse): Assumption[] {
  if (mark.meant === undefined) return [];
  return [{ text: `I took “${saidBy(of, mark)}” as ${mark.meant}.`, alternatives: [] }];
}

function likelyColumn(mark: ColumnMark, of: Parse): Assumption[] {
  if (isNounOfRow(mark, of.schema)) return [];
  const tokens = of.tokens.slice(mark.span.from, mark.span.to);
  const isMistyped = tokens.some(({ stem }) => mark.column.words.some((word) => isTypoOf(stem, word.stem)));
  const rivals = mark.isLoose ? mark.rivals.slice(0, 2) : [];
  if (!isMistyped && rivals.length === 0) return [];
  return [
    {
      text: `I took “${saidBy(of, mark)}” as the column ${mark.column.name}.`,
      alternatives: rivals.map(({ name }) => ({ label: name, question: asIfSaid(of, mark, name) })),
    },
  ];
}
