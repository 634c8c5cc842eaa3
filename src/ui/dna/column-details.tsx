import type { Cell } from '../../core/cell.ts';
import type { ColumnProfile, NumericSummary, TimeSummary } from '../../core/profile.ts';
import { exactText } from '../findings/plain-table.tsx';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { formatMoment } from '../moment.ts';
import { TopValues } from './top-values.tsx';

/** All that was measured of one column. */
export function ColumnDetails({
  column,
  rowCount,
}: {
  readonly column: ColumnProfile;
  readonly rowCount: number;
}) {
  const { numeric, time, textLength, topValues } = column;
  return (
    <div className="column-details">
      <p className="label">
        <code>{column.type}</code>
        {column.isPersonal && ' · looks like personal data; it stays in this tab like everything else'}
      </p>
      {numeric !== undefined && <Facts facts={numericFacts(numeric, rowCount)} />}
      {time !== undefined && <Facts facts={timeFacts(time)} />}
      {textLength !== undefined && numeric === undefined && time === undefined && (
        <Facts
          facts={[['Length', `${formatCount(textLength.min)} to ${formatCount(textLength.max)} characters`]]}
        />
      )}
      {numeric?.estimated === true && <p className="label">Quartiles and outliers are estimates.</p>}
      {topValues.length > 0 && numeric === undefined && time === undefined && (
        <TopValues values={topValues} total={rowCount} distinctCount={column.distinctCount} />
      )}
      <Examples examples={column.examples} />
    </div>
  );
}

type Fact = readonly [name: string, value: string];

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="column-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="digits">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function numericFacts(numeric: NumericSummary, rowCount: number): readonly Fact[] {
  return [
    ['Smallest', formatNumber(numeric.min)],
    ['Lower quartile', formatNumber(numeric.q1)],
    ['Median', formatNumber(numeric.median)],
    ['Upper quartile', formatNumber(numeric.q3)],
    ['Largest', formatNumber(numeric.max)],
    ['Mean', formatNumber(numeric.mean)],
    ['Standard deviation', numeric.std === null ? 'needs two values' : formatNumber(numeric.std)],
    ['Sum', formatNumber(numeric.sum)],
    ['Zeros', formatCount(numeric.zeroCount)],
    ['Below zero', formatCount(numeric.negativeCount)],
    ['Outliers', outlierWords(numeric, rowCount)],
  ];
}

function outlierWords({ outlierCount, outlierLow, outlierHigh }: NumericSummary, rowCount: number): string {
  if (outlierCount === 0) return 'none';
  const share = formatPercent(outlierCount / Math.max(1, rowCount));
  return `${formatCount(outlierCount)} (${share}), outside ${formatNumber(outlierLow)} to ${formatNumber(outlierHigh)}`;
}

function timeFacts({ min, max, grain }: TimeSummary): readonly Fact[] {
  return [
    ['First', formatMoment(min)],
    ['Last', formatMoment(max)],
    ['Reads well by', grain],
  ];
}

function Examples({ examples }: { readonly examples: readonly Cell[] }) {
  if (examples.length === 0) return null;
  return (
    <p className="column-examples">
      <span className="label">Examples </span>
      {examples.slice(0, 5).map(exactText).join(' · ')}
    </p>
  );
}
