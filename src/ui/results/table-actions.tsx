import { Download } from 'lucide-react';
import { toCsv, toTsv } from '../../core/delimited.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { IconButton } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { fileNameOf, saveFile } from '../parts/save-file.ts';

/** Takes a table away: to the clipboard, or as a file with these words in its name. */
export function TableActions({ table, name }: { readonly table: FindingTable; readonly name: string }) {
  return (
    <>
      <CopyButton label="Copy rows" text={() => toTsv(table)} />
      <IconButton
        label="Save as CSV"
        icon={Download}
        onClick={() => saveFile(fileNameOf(name, 'csv'), 'text/csv', toCsv(table))}
      />
    </>
  );
}
