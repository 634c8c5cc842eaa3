import { Download } from 'lucide-react';
import { useState } from 'react';
import { type ExportFormat, exportFormats, wholeView } from '../../../core/held-result.ts';
import type { KnownResult, TableLook } from '../../../state/results.ts';
import { formatCount } from '../../format.ts';
import { fileNameOf, saveFile } from '../../parts/save-file.ts';
import { useStores } from '../../stores-context.ts';
import { MenuButton } from './menu-button.tsx';

interface ExportMenuProps {
  readonly known: KnownResult;
  readonly name: string;
  readonly look: TableLook;
  /** Rows that are shown, and in all; the latter where it is known. */
  readonly shown: number;
  readonly all: number | undefined;
}

const words: Readonly<Record<ExportFormat, readonly [name: string, use: string, mediaType: string]>> = {
  csv: ['CSV', 'any program', 'text/csv'],
  xlsx: ['Excel', 'workbook', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  json: ['JSON', 'list of objects', 'application/json'],
  parquet: ['Parquet', 'typed, small', 'application/vnd.apache.parquet'],
  arrow: ['Arrow', 'typed, fast', 'application/vnd.apache.arrow.file'],
};

/** Takes the whole result away as a file. */
export function ExportMenu({ known, name, look, shown, all }: ExportMenuProps) {
  const { results } = useStores();
  const [isOnlyShown, setIsOnlyShown] = useState(false);
  const isPart = look.view.conditions.length > 0 || look.view.order.length > 0 || look.hidden.length > 0;
  const save = async (format: ExportFormat) => {
    const asShown = isPart && isOnlyShown;
    const columns = known.columns.map((column) => column.name);
    const blob = await results.getState().exportRows({
      ...{ known, name, format },
      view: asShown ? look.view : wholeView,
      columns: asShown ? columns.filter((each) => !look.hidden.includes(each)) : columns,
    });
    if (blob !== undefined) saveFile(fileNameOf(name, format), words[format][2], blob);
  };
  return (
    <MenuButton label="Save as a file" icon={Download}>
      {(close) => (
        <>
          <p className="label">{allWords(isPart && isOnlyShown ? shown : all)}</p>
          <div className="menu-items">
            {exportFormats.map((format) => (
              <button
                key={format}
                type="button"
                onClick={() => {
                  close();
                  void save(format);
                }}
              >
                {words[format][0]}
                <span className="aside">{words[format][1]}</span>
              </button>
            ))}
          </div>
          {isPart && (
            <label className="menu-part only-shown">
              <input type="checkbox" checked={isOnlyShown} onChange={() => setIsOnlyShown(!isOnlyShown)} />
              As it is shown: filtered, sorted, without hidden columns
            </label>
          )}
        </>
      )}
    </MenuButton>
  );
}

function allWords(rows: number | undefined): string {
  if (rows === undefined) return 'Save all rows as';
  return rows === 1 ? 'Save 1 row as' : `Save all ${formatCount(rows)} rows as`;
}
