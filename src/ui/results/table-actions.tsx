import { Download } from 'lucide-react';
import { toCsv, toTsv } from '../../core/delimited.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { fileNameOf, saveFile } from '../parts/save-file.ts';
import { resultsWords } from './words.ts';

/** Takes a table away: to the clipboard, or as a file with these words in its name. */
export function TableActions({ table, name }: { readonly table: FindingTable; readonly name: string }) {
  const words = useWords(resultsWords).table;
  return (
    <>
      <CopyButton label={words.copyRows} text={() => toTsv(table)} />
      <IconButton
        label={words.saveCsv}
        icon={Download}
        onClick={() => saveFile(fileNameOf(name, 'csv'), 'text/csv', toCsv(table))}
      />
    </>
  );
}
