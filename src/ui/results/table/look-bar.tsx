import { X } from 'lucide-react';
import type { TableLook } from '../../../state/results.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { useWords } from '../../language/use-words.ts';
import { conditionWords } from './condition-words.ts';
import { resultsTableWords } from './words.ts';
import './look-bar.css';

interface LookBarProps {
  readonly views: readonly ColumnView[];
  readonly look: TableLook;
  readonly onLook: (change: Partial<TableLook>) => void;
}

/** How the table differs from what the query gave, each part to be taken back. */
export function LookBar({ views, look, onLook }: LookBarProps) {
  const words = useWords(resultsTableWords);
  const { conditions, order } = look.view;
  const kindOf = (name: string) => views.find(({ column }) => column.name === name)?.column.kind ?? 'other';
  const parts = [
    ...conditions.map((condition) => ({
      said: conditionWords(condition, kindOf(condition.column), words),
      remove: () => onLook({ view: { order, conditions: conditions.filter((each) => each !== condition) } }),
    })),
    ...order.map((sorting) => ({
      said: words.look.sorted(sorting.column, sorting.direction),
      remove: () => onLook({ view: { conditions, order: order.filter((each) => each !== sorting) } }),
    })),
    ...(look.hidden.length === 0
      ? []
      : [{ said: words.look.hidden(look.hidden.length), remove: () => onLook({ hidden: [] }) }]),
  ];
  if (parts.length === 0) return null;
  return (
    <ul className="look-bar" aria-label={words.look.title}>
      {parts.map(({ said, remove }) => (
        <li key={said}>
          <span>{said}</span>
          <button type="button" aria-label={words.look.takeBack(said)} onClick={remove}>
            <X size={13} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
