import type { ColumnProfile } from '../../core/profile.ts';
import { exactText } from '../findings/plain-table.tsx';
import { type CellStyle, formatCell, formatCount } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { dnaWords } from './words.ts';

const shown = 10;
const share: CellStyle = { kind: 'float', format: { style: 'percent' } };

interface TopValuesProps {
  readonly values: ColumnProfile['topValues'];
  readonly total: number;
  readonly distinctCount: number;
}

export function TopValues({ values, total, distinctCount }: TopValuesProps) {
  const words = useWords(dnaWords).details;
  const most = Math.max(1, values[0]?.count ?? 1);
  const more = distinctCount - Math.min(shown, values.length);
  return (
    <div>
      <ul className="top-values">
        {values.slice(0, shown).map(({ value, count }) => (
          <li key={exactText(value)}>
            <span className="top-bar" style={{ width: `${(count / most) * 100}%` }} />
            <span className="top-name">{exactText(value)}</span>
            <span className="digits">{formatCount(count)}</span>
            <span className="digits quiet">{formatCell(count / Math.max(1, total), share)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="label">{words.others(more)}</p>}
    </div>
  );
}
