import { Download } from 'lucide-react';
import type { AsideLine, AsideLines } from '../../core/aside-lines.ts';
import { toCsv } from '../../core/delimited.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { fileNameOf, saveFile } from '../parts/save-file.ts';
import { importsWords } from './words.tsx';
import './aside-lines.css';

/** As many as are read at a glance; the file has the others. */
const shown = 5;

/** Lines that the table does not hold as they stand in the file: some of them to be seen, all to be taken away. */
export function AsideLinesView({ aside, table }: { readonly aside: AsideLines; readonly table: string }) {
  const words = useWords(importsWords).aside;
  const { lines, total } = aside;
  const isCut = lines.length < total;
  return (
    <details className="aside-lines">
      <summary>{words.summary(total)}</summary>
      <ul>
        {lines.slice(0, shown).map((line) => (
          <li key={`${line.line} ${line.reason}`}>
            <span className="label digits">{words.line(line.line, words.reason(line))}</span>
            <code>{line.text}</code>
          </li>
        ))}
      </ul>
      <Button
        icon={Download}
        onClick={() => saveFile(fileNameOf(`${table} lines`, 'csv'), 'text/csv', csvOf(lines, words))}
      >
        {isCut ? words.saveFirst(lines.length) : words.save}
      </Button>
      {isCut && <p className="label">{words.cut(total)}</p>}
    </details>
  );
}

function csvOf(lines: readonly AsideLine[], { columns, reason }: typeof importsWords.aside): string {
  return toCsv({
    columns: [
      { name: columns.line, type: 'INTEGER', kind: 'integer' },
      { name: columns.reason, type: 'VARCHAR', kind: 'text' },
      { name: columns.text, type: 'VARCHAR', kind: 'text' },
    ],
    rows: lines.map((line) => [line.line, reason(line), line.text]),
  });
}
