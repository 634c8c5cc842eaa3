import { Columns3 } from 'lucide-react';
import type { TableLook } from '../../../state/results.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { useWords } from '../../language/use-words.ts';
import { MenuButton } from './menu-button.tsx';
import { resultsTableWords } from './words.ts';
import './columns-menu.css';

interface ColumnsMenuProps {
  readonly views: readonly ColumnView[];
  readonly look: TableLook;
  readonly onLook: (change: Partial<TableLook>) => void;
}

/** Which columns are shown. */
export function ColumnsMenu({ views, look, onLook }: ColumnsMenuProps) {
  const words = useWords(resultsTableWords).columns;
  const { hidden } = look;
  const isLast = views.length - hidden.length === 1;
  return (
    <MenuButton label={words.label} icon={Columns3}>
      {() => (
        <fieldset className="columns-menu">
          <legend className="label">{words.legend}</legend>
          {views.map(({ column: { name }, index }) => {
            const isShown = !hidden.includes(name);
            return (
              <label key={index}>
                <input
                  type="checkbox"
                  checked={isShown}
                  disabled={isShown && isLast}
                  onChange={() =>
                    onLook({ hidden: isShown ? [...hidden, name] : hidden.filter((each) => each !== name) })
                  }
                />
                {name}
              </label>
            );
          })}
          {hidden.length > 0 && (
            <button type="button" className="link label" onClick={() => onLook({ hidden: [] })}>
              {words.showAll}
            </button>
          )}
        </fieldset>
      )}
    </MenuButton>
  );
}
