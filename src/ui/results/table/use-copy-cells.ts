import { toCsv, toMarkdown, toTsv } from '../../../core/delimited.ts';
import { messageOf } from '../../../core/error.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../language/use-words.ts';
import { useStores } from '../../stores-context.ts';
import type { RowSource } from '../rows/row-source.ts';
import type { PlacedColumn } from './placed-columns.ts';
import type { Block } from './selection.ts';
import { resultsTableWords } from './words.ts';

export type CopyFormat = 'tsv' | 'csv' | 'markdown';

/** More than a clipboard is good for: beyond, a file is. */
const mostCells = 500_000;

const writers = { tsv: toTsv, csv: toCsv, markdown: toMarkdown } as const;

/** Copies a block of cells with the names of its columns, as they are and not as they are shown; one cell alone as it is. */
export function useCopyCells(source: RowSource, placed: readonly PlacedColumn[]) {
  const { toasts } = useStores();
  const words = useWords(resultsTableWords).copy;
  const toast = toasts.getState().show;
  return async (block: Block, format: CopyFormat): Promise<void> => {
    const { fromRow, fromColumn, toColumn } = block;
    const toRow = Math.min(block.toRow, source.rowCount);
    const columns = placed.slice(fromColumn, toColumn).map(({ view }) => view);
    const many = (toRow - fromRow) * columns.length;
    if (many > mostCells) {
      toast('warning', words.tooMany(formatCount(many)));
      return;
    }
    try {
      const all = await source.take(fromRow, toRow);
      const rows = all.map((row) => columns.map(({ index }) => row[index] ?? null));
      const table = { columns: columns.map(({ column }) => column), rows };
      const isOne = many === 1 && format === 'tsv';
      const text = writers[format](table);
      await navigator.clipboard.writeText(isOne ? text.slice(text.indexOf('\n') + 1) : text);
      toast('good', words.copied(rows.length, columns.length));
    } catch (error) {
      toast('warning', words.failed(messageOf(error)));
    }
  };
}
