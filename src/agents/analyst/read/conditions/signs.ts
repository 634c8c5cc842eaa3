import type { ColumnMark } from '../../annotate/mark.ts';
import { measured } from '../../schema/schema.ts';
import { opposite } from './comparisons.ts';
import { operatorWords } from './condition.ts';
import { freeMarks, keep, near, notWith, type Reader } from './reader.ts';

/** "negative balances", "is any amount negative": beside a column of numbers. */
export function readSigns(reader: Reader): void {
  for (const mark of freeMarks(reader)) {
    if (mark.kind !== 'cue' || mark.cue.type !== 'sign') continue;
    const numbers = freeMarks(reader).filter(
      (other): other is ColumnMark => other.kind === 'column' && other.column.number !== undefined,
    );
    const column =
      numbers.find((other) => near(reader, mark.span.to, other.span.from, 2)) ??
      numbers.findLast((other) => near(reader, other.span.to, mark.span.from, 3));
    if (column === undefined) continue;
    const not = notWith(reader, [mark, column]);
    const operator = not.length > 0 ? opposite[mark.cue.operator] : mark.cue.operator;
    keep(reader, {
      filter: { kind: 'compare', left: measured(column.column), operator, right: 0 },
      marks: [mark, column, ...not],
      columns: [column.column],
      text: `${column.column.name} ${operatorWords[operator]} 0`,
      assumption: undefined,
      trust: 0.97,
    });
  }
}
