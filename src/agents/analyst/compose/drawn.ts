import type { BoundValue, Segment, ValueFormat } from '../../../core/answer.ts';
import type { Finding } from '../../../core/finding.ts';
import { cellAt } from '../../../core/result-set.ts';

/** A query's result, with how each of its columns is written. */
export interface Drawn {
  readonly finding: Extract<Finding, { language: 'sql' }>;
  readonly columns: readonly string[];
  readonly formats: readonly ValueFormat[];
}

/** The value of a cell, tied to it. */
export function boundCell(drawn: Drawn, row: number, column: number): BoundValue | undefined {
  const name = drawn.columns[column];
  const value = name === undefined ? undefined : cellAt(drawn.finding.result, row, name);
  if (name === undefined || value === undefined) return undefined;
  return {
    value,
    format: drawn.formats[column] ?? { style: 'text' },
    origin: { kind: 'cell', cell: { resultId: drawn.finding.id, row, column: name } },
  };
}

export function boundSegment(drawn: Drawn, row: number, column: number): Segment {
  const bound = boundCell(drawn, row, column);
  return bound === undefined ? { text: 'nothing' } : { bound };
}
