import { X } from 'lucide-react';
import type { Cell } from '../../../core/cell.ts';
import { cellText } from '../../../core/cell.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { formatCell } from '../../format.ts';
import { IconButton } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { JsonTree } from '../json-tree.tsx';
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
  const { column, style } = view;
  const written = formatCell(value, style);
  const exact = cellText(value);
  return (
    <section className="cell-detail" aria-label={`Value of ${column.name}`} aria-live="polite">
      <header>
        <strong>{column.name}</strong>
        <span className="label">
          {place} · {column.type}
        </span>
        <CopyButton label="Copy the value" text={() => exact} />
        <IconButton label="Close the value" icon={X} onClick={onClose} />
      </header>
      {value === null ? (
        <p className="quiet">There is no value here (NULL).</p>
      ) : typeof value === 'object' ? (
        <JsonTree value={value} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value is scrolled with the arrow keys
        <pre tabIndex={0}>{exact}</pre>
      )}
      {value !== null && typeof value !== 'object' && written !== exact && (
        <p className="label">Shown as {written}</p>
      )}
    </section>
  );
}
