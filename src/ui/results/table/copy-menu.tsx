import { Copy } from 'lucide-react';
import { MenuButton } from './menu-button.tsx';
import type { CopyFormat } from './use-copy-cells.ts';

const formats: readonly (readonly [format: CopyFormat, name: string, use: string])[] = [
  ['tsv', 'For a spreadsheet', 'TSV'],
  ['csv', 'CSV', ''],
  ['markdown', 'Markdown table', ''],
];

/** Copies what is selected, or else all rows. */
export function CopyMenu({
  isSelection,
  onCopy,
}: {
  readonly isSelection: boolean;
  readonly onCopy: (format: CopyFormat) => void;
}) {
  return (
    <MenuButton label="Copy rows" icon={Copy}>
      {(close) => (
        <>
          <p className="label">{isSelection ? 'Copy the selected cells' : 'Copy all rows'}</p>
          <div className="menu-items">
            {formats.map(([format, name, use]) => (
              <button
                key={format}
                type="button"
                onClick={() => {
                  close();
                  onCopy(format);
                }}
              >
                {name}
                <span className="aside">{use}</span>
              </button>
            ))}
          </div>
        </>
      )}
    </MenuButton>
  );
}
