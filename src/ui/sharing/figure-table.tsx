import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ValueFormat } from '../../core/answer.ts';
import type { FigureChange } from '../../core/replay.ts';
import { stateWords } from '../../state/words.ts';
import { formatPercent, formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { sharingWords } from './words.tsx';
import './figure-table.css';

export interface FigureGroup {
  /** Left out where there is one group alone. */
  readonly name?: string;
  readonly figures: readonly FigureChange[];
}

interface FigureTableProps {
  readonly label: string;
  readonly groups: readonly FigureGroup[];
}

/** Figures before and now. What could not be computed again says why, and shows no number for now. */
export function FigureTable({ label, groups }: FigureTableProps) {
  const words = useWords(sharingWords).figures;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys
    <div className="figure-table" tabIndex={0}>
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            <th scope="col" className="is-number">
              {words.before}
            </th>
            <th scope="col" className="is-number">
              {words.now}
            </th>
            <th scope="col" className="is-number">
              {words.change}
            </th>
          </tr>
        </thead>
        {groups.map(({ name, figures }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have one name
          <tbody key={place}>
            {name !== undefined && (
              <tr>
                <th scope="colgroup" colSpan={4} className="figure-group">
                  {name}
                </th>
              </tr>
            )}
            {figures.map((figure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two figures may have one name
              <FigureRow key={index} figure={figure} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function FigureRow({ figure: { name, format, before, outcome } }: { readonly figure: FigureChange }) {
  const words = useWords(sharingWords).figures;
  const { why } = useWords(stateWords).replay;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="is-number" title={formatValue(before, format, 'exact')}>
        {formatValue(before, format)}
      </td>
      {outcome.state === 'unknown' ? (
        <td colSpan={2} className="is-unknown">
          {why(outcome.why)}
        </td>
      ) : (
        <>
          <td className="is-number is-now" title={formatValue(outcome.now, format, 'exact')}>
            {formatValue(outcome.now, format)}
          </td>
          <td className="is-number">
            {outcome.state === 'same' ? (
              <span className="quiet">{words.same}</span>
            ) : (
              <Change outcome={outcome} format={format} />
            )}
          </td>
        </>
      )}
    </tr>
  );
}

interface ChangeProps {
  readonly outcome: { readonly difference?: number; readonly relative?: number };
  readonly format: ValueFormat;
}

function Change({ outcome: { difference, relative }, format }: ChangeProps) {
  const words = useWords(sharingWords).figures;
  if (difference === undefined) return <span>{words.other}</span>;
  const isUp = difference > 0;
  const Sign = isUp ? ArrowUp : ArrowDown;
  return (
    <span className="figure-change">
      <Sign size={12} aria-hidden />
      {isUp ? '+' : ''}
      {differenceText(difference, format, words)}
      {relative !== undefined && format.style !== 'percent' && (
        <span className="quiet">{` (${isUp ? '+' : ''}${formatPercent(relative)})`}</span>
      )}
    </span>
  );
}

/** Two rates differ by points of a hundred. */
function differenceText(difference: number, format: ValueFormat, words: typeof sharingWords.figures): string {
  if (format.style !== 'percent' && format.style !== 'percentage-points')
    return formatValue(difference, format);
  return words.points(formatValue(Number((difference * 100).toPrecision(3)), { style: 'number' }));
}
