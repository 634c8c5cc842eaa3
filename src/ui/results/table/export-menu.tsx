import { Download } from 'lucide-react';
import { useState } from 'react';
import { type ExportFormat, exportFormats, wholeView } from '../../../core/held-result.ts';
import type { KnownResult, TableLook } from '../../../state/results.ts';
import { useWords } from '../../language/use-words.ts';
import { fileNameOf, saveFile } from '../../parts/save-file.ts';
import { useStores } from '../../stores-context.ts';
import { MenuButton } from './menu-button.tsx';
import { resultsTableWords } from './words.ts';

interface ExportMenuProps {
  readonly known: KnownResult;
  readonly name: string;
  readonly look: TableLook;
  /** Rows that are shown, and in all; the latter where it is known. */
  readonly shown: number;
  readonly all: number | undefined;
}

const files: Readonly<Record<ExportFormat, { readonly name: string; readonly mediaType: string }>> = {
  csv: { name: 'CSV', mediaType: 'text/csv' },
  xlsx: {
    name: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  json: { name: 'JSON', mediaType: 'application/json' },
  parquet: { name: 'Parquet', mediaType: 'application/vnd.apache.parquet' },
  arrow: { name: 'Arrow', mediaType: 'application/vnd.apache.arrow.file' },
};

/** Takes the whole result away as a file. */
export function ExportMenu({ known, name, look, shown, all }: ExportMenuProps) {
  const { results } = useStores();
  const words = useWords(resultsTableWords).exporting;
  const [isOnlyShown, setIsOnlyShown] = useState(false);
  const isPart = look.view.conditions.length > 0 || look.view.order.length > 0 || look.hidden.length > 0;
  const rowCount = isPart && isOnlyShown ? shown : all;
  const save = async (format: ExportFormat) => {
    const asShown = isPart && isOnlyShown;
    const columns = known.columns.map((column) => column.name);
    const blob = await results.getState().exportRows({
      ...{ known, name, format },
      view: asShown ? look.view : wholeView,
      columns: asShown ? columns.filter((each) => !look.hidden.includes(each)) : columns,
    });
    if (blob !== undefined) saveFile(fileNameOf(name, format), files[format].mediaType, blob);
  };
  return (
    <MenuButton label={words.label} icon={Download}>
      {(close) => (
        <>
          <p className="label">{rowCount === undefined ? words.saveAll : words.save(rowCount)}</p>
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
                {files[format].name}
                <span className="aside">{words.formats[format]}</span>
              </button>
            ))}
          </div>
          {isPart && (
            <label className="menu-part only-shown">
              <input type="checkbox" checked={isOnlyShown} onChange={() => setIsOnlyShown(!isOnlyShown)} />
              {words.asShown}
            </label>
          )}
        </>
      )}
    </MenuButton>
  );
}
