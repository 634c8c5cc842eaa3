import { X } from 'lucide-react';
import type { Cell } from '../../../core/cell.ts';
import { cellText } from '../../../core/cell.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { formatCell } from '../../format.ts';
import { useWords } from '../../language/use-words.ts';
import { IconButton } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { JsonTree } from '../json-tree.tsx';
import { resultsTableWords } from './words.ts';
import './cell-detail.css';

interface CellDetailProps {
  readonly view: ColumnView;
  readonly value: Cell;
  /** "Row 12". */
  readonly place: string;
  readonly onClose: () => void;
}

/** One value, whole and exact, whatever the table had room for. */
export function CellDetail({ view, value, place, onClose }: CellDetailProps) {
  const words = useWords(resultsTableWords).cell;
  const { column, style } = view;
  const written = formatCell(value, style);
  const exact = cellText(value);
  return (
    <section className="cell-detail" aria-label={words.value(column.name)} aria-live="polite">
      <header>
        <strong>{column.name}</strong>
        <span className="label">
          {place} · {column.type}
        </span>
        <CopyButton label={words.copy} text={() => exact} />
        <IconButton label={words.close} icon={X} onClick={onClose} />
      </header>
      {value === null ? (
        <p className="quiet">{words.missing}</p>
      ) : typeof value === 'object' ? (
        <JsonTree value={value} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value is scrolled with the arrow keys
        <pre tabIndex={0}>{exact}</pre>
      )}
      {value !== null && typeof value !== 'object' && written !== exact && (
        <p className="label">{words.shownAs(written)}</p>
      )}
    </section>
  );
}
