import { Copy } from 'lucide-react';
import { useWords } from '../../language/use-words.ts';
import { MenuButton } from './menu-button.tsx';
import type { CopyFormat } from './use-copy-cells.ts';
import { resultsTableWords } from './words.ts';

/** Copies what is selected, or else all rows. */
export function CopyMenu({
  isSelection,
  onCopy,
}: {
  readonly isSelection: boolean;
  readonly onCopy: (format: CopyFormat) => void;
}) {
  const words = useWords(resultsTableWords).copy;
  const formats: readonly (readonly [format: CopyFormat, name: string, use: string])[] = [
    ['tsv', words.spreadsheet, 'TSV'],
    ['csv', 'CSV', ''],
    ['markdown', words.markdown, ''],
  ];
  return (
    <MenuButton label={words.label} icon={Copy}>
      {(close) => (
        <>
          <p className="label">{isSelection ? words.selected : words.all}</p>
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
