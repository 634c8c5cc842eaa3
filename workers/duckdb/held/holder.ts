import type { Column } from '../../../src/core/dataset.ts';
import {
  type ArrangedRows,
  type HeldResult,
  isWhole,
  mostBoxes,
  mostOutliers,
  type ResultHolder,
} from '../../../src/core/held-result.ts';
import type { ResultSet } from '../../../src/core/result-set.ts';
import { cellColumn, plainColumn, type WideColumns, wideColumns } from '../export/plain-types.ts';
import type { Line } from '../line.ts';
import { measureBoxes } from './boxes.ts';
import { measureColumn } from './figures.ts';
import { allCells, cellsAt, pathOf } from './held-table.ts';
import type { HeldColumns } from './hold.ts';
import { pageSql, rowsSql } from './view-sql.ts';

const usualRowLimit = 5_000_000;
const patientTimeoutMs = 600_000;

/** Results that the engine's worker holds, as the page sees them. */
export function holderBy({ call }: Pick<Line, 'call'>): ResultHolder {
  return {
    async hold(sql, { signal, rowLimit = usualRowLimit, ...options } = {}) {
      return heldBy(call, await call('hold', { sql, options: { ...options, rowLimit } }, { signal }));
    },
    async holdRows(columns, rows, signal) {
      return heldBy(call, await call('holdRows', { columns, rows }, { signal }));
    },
  };
}

function heldBy(call: Line['call'], held: HeldColumns): HeldResult {
  const { name, columns, rowCount, truncated } = held;
  return {
    columns,
    rowCount,
    truncated,
    async arrange(view, signal) {
      if (isWhole(view)) return rowsOf(call, held, undefined, rowCount);
      const arranged = await call('arrange', { name, columns, view }, { signal });
      return rowsOf(call, held, arranged.name, arranged.rowCount);
    },
    release: () => letGo(call, name),
  };
}

function rowsOf(
  call: Line['call'],
  { name, columns }: HeldColumns,
  places: string | undefined,
  rowCount: number,
): ArrangedRows {
  const rows = rowsSql(name, places);
  const query = (sql: string, signal?: AbortSignal, rowLimit = 1_000): Promise<ResultSet> =>
    call('query', { sql, options: { rowLimit, timeoutMs: patientTimeoutMs } }, { signal });
  const widths: { known?: Promise<WideColumns> } = {};
  const wide = (): Promise<WideColumns> =>
    (widths.known ??= wideColumns((sql) => query(sql), pathOf(name), columns));
  return {
    rowCount,
    async page(from, count, signal) {
      const sql = pageSql(name, places, { from, count, columns: allCells(columns) });
      return (await query(sql, signal, count)).rows;
    },
    figures(column, signal) {
      const place = placeOf(columns, column);
      const measured = { cell: cellsAt(place), kind: columns[place]?.kind ?? 'other' };
      return measureColumn((sql) => query(sql, signal), rows, measured);
    },
    boxes(of, by, signal) {
      return measureBoxes((sql) => query(sql, signal, mostBoxes * mostOutliers), rows, {
        value: cellsAt(placeOf(columns, of)),
        group: by === undefined ? 'NULL' : cellsAt(placeOf(columns, by)),
      });
    },
    async arrow({ from, count, columns: names, form, signal }) {
      const known = form === 'plain' ? await wide() : new Map();
      const listed = names.map((each) => {
        const place = placeOf(columns, each);
        const column = columns[place] as Column;
        return form === 'plain' ? plainColumn(column, place, known) : cellColumn(column, place);
      });
      const sql = pageSql(name, places, { from, count, columns: listed.join(', ') });
      return call('arrow', { sql }, { signal });
    },
    release() {
      if (places !== undefined) letGo(call, places);
    },
  };
}

function placeOf(columns: readonly Column[], name: string): number {
  const place = columns.findIndex((column) => column.name === name);
  if (place < 0) throw new RangeError(`The result has no column "${name}".`);
  return place;
}

/** An engine that was started anew holds nothing to let go of. */
function letGo(call: Line['call'], name: string): void {
  call('letGo', { name }).catch(() => undefined);
}
