import type { ColumnMark } from '../../annotate/mark.ts';
import { isMeasure, type Schema, type SchemaColumn } from '../../schema/schema.ts';

export function measures(marks: readonly ColumnMark[]): ColumnMark[] {
  return marks.filter(
    (mark) => isMeasure(mark.column) || (mark.column.number !== undefined && !mark.column.isYear),
  );
}

export function dimensionsOf(schema: Schema): SchemaColumn[] {
  return schema.columns.filter(
    (column) =>
      column.words.length > 0 &&
      column.isText &&
      column.number === undefined &&
      column.profile.distinctCount >= 2 &&
      column.profile.distinctCount <= 50,
  );
}

export function measuresOf(schema: Schema): SchemaColumn[] {
  return schema.columns.filter(
    (column) => isMeasure(column) && column.flag === undefined && column.words.length > 0,
  );
}

export function trustOfColumns(marks: readonly (ColumnMark | undefined)[]): number {
  return marks.reduce((product, mark) => product * (mark === undefined ? 1 : trustOfColumn(mark)), 1);
}

export function trustOfColumn(mark: ColumnMark): number {
  const likely = mark.rivals.length > 0 && mark.isLoose ? 0.6 : 1;
  return likely * (0.65 + 0.35 * mark.score);
}
