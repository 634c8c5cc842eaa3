import { toCsv, toMarkdown, toTsv } from '../../../core/delimited.ts';
import { counted, formatCount } from '../../format.ts';
import { useStores } from '../../stores-context.ts';
import type { RowSource } from '../rows/row-source.ts';
import type { PlacedColumn } from './placed-columns.ts';
import type { Block } from './selection.ts';

export type CopyFormat = 'tsv' | 'csv' | 'markdown';

/** More than a clipboard is good for: beyond, a file is. */
const mostCells = 500_000;

const writers = { tsv: toTsv, csv: toCsv, markdown: toMarkdown } as const;

/** Copies a block of cells with the names of its columns, as they are and not as they are shown; one cell alone as it is. */
export function useCopyCells(source: RowSource, placed: readonly PlacedColumn[]) {
  const { toasts } = useStores();
  const toast = toasts.getState().show;
  return async (block: Block, format: CopyFormat): Promise<void> => {
    const { fromRow, fromColumn, toColumn } = block;
    const toRow = Math.min(block.toRow, source.rowCount);
    const columns = placed.slice(fromColumn, toColumn).map(({ view }) => view);
    const many = (toRow - fromRow) * columns.length;
    if (many > mostCells) {
      toast('warning', `${formatCount(many)} cells are too many to copy. Save them as a file instead.`);
      return;
    }
    try {
      const all = await source.take(fromRow, toRow);
      const rows = all.map((row) => columns.map(({ index }) => row[index] ?? null));
      const table = { columns: columns.map(({ column }) => column), rows };
      const isOne = many === 1 && format === 'tsv';
      const text = writers[format](table);
      await navigator.clipboard.writeText(isOne ? text.slice(text.indexOf('\n') + 1) : text);
      toast('good', `Copied ${counted(rows.length, 'row')} of ${counted(columns.length, 'column')}.`);
    } catch (error) {
      toast('warning', `Nothing was copied: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
