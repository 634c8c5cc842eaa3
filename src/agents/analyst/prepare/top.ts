import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ColumnMark, CueMark, Mark } from '../annotate/mark.ts';
import { lowerIsBetter } from '../lexicon/degrees.ts';
import { type Parse, parse } from '../read/parse.ts';
import { columnForConcepts } from '../schema/concepts.ts';
import { measured, type Schema, type SchemaColumn } from '../schema/schema.ts';
import { expressionSql } from '../sql/expression.ts';
import type { Step } from './step.ts';

/** A step, and the question without the words that said it. */
interface TopStep {
  readonly step: Step;
  readonly rest: string;
}

type Superlative = Extract<CueMark['cue'], { type: 'superlative' }>;

/** "the average X of the top 10 Y by Z", "the maximum X among the two heaviest": first those rows, then the figure. */
export function readTop(asked: string, schema: Schema): TopStep | undefined {
  const of = parse(asTop(asked), schema, []);
  const at = of.marks.findIndex((mark) => mark.kind === 'cue' && mark.cue.type === 'superlative');
  const cue = of.marks[at];
  const figure = of.marks.find(isFigure);
  if (cue?.kind !== 'cue' || cue.cue.type !== 'superlative' || figure === undefined) return undefined;
  const number = of.marks.find(
    (mark) => mark.kind === 'number' && (mark.span.from === cue.span.to || mark.span.to === cue.span.from),
  );
  const start = Math.min(cue.span.from, number?.span.from ?? cue.span.from);
  const isBehind =
    figure.span.to <= start && /^(of|for|among|amongst|across|over|in)$/.test(wordBefore(of, start));
  if (number?.kind !== 'number' || number.number.ordinal || !isBehind) return undefined;
  const order = orderOf(of, cue.cue, Math.max(cue.span.to, number.span.to), figure);
  return order === undefined ? undefined : stepOf(of, start, number.number.value, order, cue.cue);
}

/** "the 10 countries with the highest gdp" is "the top 10 countries by gdp". */
function asTop(text: string): string {
  return text.replace(withExtreme, (_, count: string, noun: string, degree: string) => {
    const end = /^(?:low|small|least|few)/i.test(degree) ? 'bottom' : 'top';
    return `the ${end} ${count} ${noun} by `;
  });
}

const withExtreme =
  /\bthe\s+(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty)\s+([\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:with|that have|having)\s+the\s+(highest|largest|biggest|greatest|most|lowest|smallest|least|fewest)\s+/iu;

function isFigure(mark: Mark): boolean {
  return mark.kind === 'cue' && (mark.cue.type === 'aggregate' || mark.cue.type === 'frequency');
}

/** The word before "the". */
function wordBefore(of: Parse, start: number): string {
  const before = of.tokens[start - 1]?.word ?? '';
  return before === 'the' ? (of.tokens[start - 2]?.word ?? '') : before;
}

interface TopOrder {
  readonly column: SchemaColumn;
  /** Of the tokens, exclusive. */
  readonly end: number;
}

/** What "top" goes by: the column behind "by", what the adjective is about, or the number that is asked for. */
function orderOf(of: Parse, cue: Superlative, from: number, figure: Mark): TopOrder | undefined {
  const isColumn = (mark: Mark): mark is ColumnMark => mark.kind === 'column';
  const columns = of.marks.filter(isColumn);
  const behind = columns.filter(({ span }) => span.from >= from);
  const end = Math.max(from, ...behind.map(({ span }) => span.to));
  const by = behind.find(
    ({ span, column }) =>
      column.number !== undefined && /^(by|in|with|of)$/.test(of.tokens[span.from - 1]?.word ?? ''),
  );
  if (by !== undefined) return { column: by.column, end };
  const meant = columnForConcepts(of.schema, cue.degree.concepts);
  if (meant !== undefined && cue.degree.concepts.length > 0) return { column: meant, end };
  const asked = [...behind, ...columns.filter(({ span }) => span.from >= figure.span.to)].find(
    ({ column }) => column.number !== undefined,
  );
  return asked === undefined ? undefined : { column: asked.column, end: behind.includes(asked) ? from : end };
}

function stepOf(
  of: Parse,
  start: number,
  count: number,
  { column, end }: TopOrder,
  cue: Superlative,
): TopStep {
  const isPlace = column.words.some(({ stem, weight }) => lowerIsBetter.has(stem) && weight >= 0.9);
  const isDescending = cue.descending !== isPlace;
  const first = of.tokens[start];
  const last = of.tokens[end - 1];
  const rest = `${of.text.slice(0, first?.start ?? 0)}${of.text.slice(last?.end ?? of.text.length)}`;
  const value = expressionSql(measured(column));
  const direction = isDescending ? 'DESC' : 'ASC';
  return {
    rest: rest.replace(/\s+(?:of|for|among|amongst|across|over|in)\s+(?:the\s+)?(?=[?.!,]|$)/i, ' ').trim(),
    step: {
      text: `I kept the ${count} rows with the ${isDescending ? 'highest' : 'lowest'} ${column.name}.`,
      selectFrom: (table) =>
        `SELECT * FROM ${quoteIdentifier(table)} ORDER BY ${value} ${direction} NULLS LAST, rowid LIMIT ${count}`,
    },
  };
}
