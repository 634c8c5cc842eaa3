import type { ValueFormat } from '../../core/answer.ts';
import { isNumericKind } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';
import { type CellStyle, decimalsOf } from '../format.ts';
import type { FindingTable } from './finding-table.ts';

/** Rows that are looked at to learn how a column is best written. */
const looked = 200;

export interface ColumnView {
  readonly column: Column;
  readonly index: number;
  readonly style: CellStyle;
  readonly isNumber: boolean;
}

export function columnViews(
  table: FindingTable,
  formats: ReadonlyMap<string, ValueFormat> = new Map(),
): readonly ColumnView[] {
  const head = table.rows.slice(0, looked);
  return table.columns.map((column, index) => {
    const format = formats.get(column.name);
    const cells = head.map((row) => row[index] ?? null);
    return {
      column,
      index,
      isNumber: isNumericKind(column.kind),
      style: {
        kind: column.kind,
        format: format?.style === 'text' ? undefined : format,
        decimals: decimalsOf(cells),
        isPlain: namesIdentity(column.name),
      },
    };
  });
}

/** Years and identifiers are numbers that nobody counts. */
function namesIdentity(name: string): boolean {
  return /(^|[_\s])(id|ids|year|code|zip|pin|postcode|phone)$/i.test(name) || /Id$/.test(name);
}
