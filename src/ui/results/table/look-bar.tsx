import { X } from 'lucide-react';
import type { TableLook } from '../../../state/results.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { counted } from '../../format.ts';
import { conditionWords } from './condition-words.ts';
import './look-bar.css';

interface LookBarProps {
  readonly views: readonly ColumnView[];
  readonly look: TableLook;
  readonly onLook: (change: Partial<TableLook>) => void;
}

/** How the table differs from what the query gave, each part to be taken back. */
export function LookBar({ views, look, onLook }: LookBarProps) {
  const { conditions, order } = look.view;
  const kindOf = (name: string) => views.find(({ column }) => column.name === name)?.column.kind ?? 'other';
  const parts = [
    ...conditions.map((condition) => ({
      words: conditionWords(condition, kindOf(condition.column)),
      remove: () => onLook({ view: { order, conditions: conditions.filter((each) => each !== condition) } }),
    })),
    ...order.map((sorting) => ({
      words: `Sorted by ${sorting.column}, ${sorting.direction}`,
      remove: () => onLook({ view: { conditions, order: order.filter((each) => each !== sorting) } }),
    })),
    ...(look.hidden.length === 0
      ? []
      : [{ words: `${counted(look.hidden.length, 'column')} hidden`, remove: () => onLook({ hidden: [] }) }]),
  ];
  if (parts.length === 0) return null;
  return (
    <ul className="look-bar" aria-label="How the table is shown">
      {parts.map(({ words, remove }) => (
        <li key={words}>
          <span>{words}</span>
          <button type="button" aria-label={`Take back: ${words}`} onClick={remove}>
            <X size={13} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
