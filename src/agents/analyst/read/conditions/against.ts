import type { ColumnMark, CueMark } from '../../annotate/mark.ts';
import type { AggregateName, Operator } from '../../intent.ts';
import { columnForConcepts } from '../../schema/concepts.ts';
import { measured, type SchemaColumn } from '../../schema/schema.ts';
import { operatorWords } from './condition.ts';
import { freeMarks, isCue, keep, near, type Reader, saidBy } from './reader.ts';

/** "fare above the average", "older than the average age": a number against a figure of the whole table. */
export function readAgainst(reader: Reader): void {
  for (const cue of freeMarks(reader)) {
    if (!isCue(cue, 'comparator') && !isCue(cue, 'comparative')) continue;
    const operator = operatorOf(cue);
    const figure = freeMarks(reader).find(
      (mark): mark is CueMark => isCue(mark, 'aggregate') && near(reader, cue.span.to, mark.span.from, 2),
    );
    const how = figure === undefined ? undefined : figureOf(figure);
    if (operator === undefined || figure === undefined || how === undefined) continue;
    const [before, behind] = columnsAround(reader, cue, figure);
    if (before !== undefined && behind !== undefined && before.column !== behind.column) continue;
    const column = (before ?? behind)?.column ?? meantBy(cue, reader);
    if (column === undefined) continue;
    keep(reader, {
      filter: { kind: 'against', left: measured(column), operator, how },
      marks: [cue, figure, ...[before, behind].filter((mark) => mark !== undefined)],
      columns: [column],
      text: `${column.name} ${operatorWords[operator]} the ${saidBy(reader, figure)}`,
      assumption: {
        text: `I compared ${column.name} with its ${saidBy(reader, figure)} over all rows.`,
        alternatives: [],
      },
      trust: 0.95,
    });
  }
}

function operatorOf({ cue }: CueMark): Operator | undefined {
  if (cue.type === 'comparator') return cue.operator;
  if (cue.type !== 'comparative' || !cue.than) return undefined;
  return cue.greater ? '>' : '<';
}

function figureOf({ cue }: CueMark): AggregateName | undefined {
  return cue.type === 'aggregate' && /^(mean|median)$/.test(cue.how) ? cue.how : undefined;
}

/** Identifiers are numbers of another kind. */
function isCompared({ column, isLoose }: ColumnMark): boolean {
  return column.number !== undefined && !(isLoose && column.profile.role === 'identifier');
}

/** "older than average": the column that the adjective is about. */
function meantBy({ cue }: CueMark, { schema }: Reader): SchemaColumn | undefined {
  return cue.type === 'comparative' ? columnForConcepts(schema, cue.degree.concepts) : undefined;
}

/** The number named right before the comparison, and the one behind the figure. */
function columnsAround(
  reader: Reader,
  cue: CueMark,
  figure: CueMark,
): readonly [ColumnMark | undefined, ColumnMark | undefined] {
  const columns = freeMarks(reader).filter(
    (mark): mark is ColumnMark => mark.kind === 'column' && isCompared(mark),
  );
  return [
    columns.findLast((mark) => near(reader, mark.span.to, cue.span.from, 3)),
    columns.find((mark) => near(reader, figure.span.to, mark.span.from, 3)),
  ];
}
