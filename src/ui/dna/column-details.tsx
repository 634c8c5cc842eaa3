import type { Cell } from '../../core/cell.ts';
import type { ColumnProfile, NumericSummary, TimeSummary } from '../../core/profile.ts';
import { exactText } from '../findings/plain-table.tsx';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { formatMoment } from '../moment.ts';
import { TopValues } from './top-values.tsx';
import { dnaWords } from './words.ts';

/** All that was measured of one column. */
export function ColumnDetails({
  column,
  rowCount,
}: {
  readonly column: ColumnProfile;
  readonly rowCount: number;
}) {
  const { numeric, time, textLength, topValues } = column;
  const words = useWords(dnaWords);
  return (
    <div className="column-details">
      <p className="label">
        <code>{column.type}</code>
        {column.isPersonal && words.details.personal}
      </p>
      {numeric !== undefined && <Facts facts={numericFacts(numeric, rowCount, words)} />}
      {time !== undefined && <Facts facts={timeFacts(time, words)} />}
      {textLength !== undefined && numeric === undefined && time === undefined && (
        <Facts facts={[lengthFact(textLength, words)]} />
      )}
      {numeric?.estimated === true && <p className="label">{words.details.estimated}</p>}
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

function lengthFact(
  { min, max }: NonNullable<ColumnProfile['textLength']>,
  { details }: typeof dnaWords,
): Fact {
  return [details.length, details.characters(formatCount(min), formatCount(max))];
}

function numericFacts(numeric: NumericSummary, rowCount: number, words: typeof dnaWords): readonly Fact[] {
  const { details } = words;
  return [
    [details.smallest, formatNumber(numeric.min)],
    [details.lowerQuartile, formatNumber(numeric.q1)],
    [details.median, formatNumber(numeric.median)],
    [details.upperQuartile, formatNumber(numeric.q3)],
    [details.largest, formatNumber(numeric.max)],
    [details.mean, formatNumber(numeric.mean)],
    [details.deviation, numeric.std === null ? details.needsTwo : formatNumber(numeric.std)],
    [details.sum, formatNumber(numeric.sum)],
    [details.zeros, formatCount(numeric.zeroCount)],
    [details.belowZero, formatCount(numeric.negativeCount)],
    [details.outliers, outlierWords(numeric, rowCount, words)],
  ];
}

function outlierWords(
  { outlierCount, outlierLow, outlierHigh }: NumericSummary,
  rowCount: number,
  words: typeof dnaWords,
): string {
  if (outlierCount === 0) return words.none;
  const share = formatPercent(outlierCount / Math.max(1, rowCount));
  return words.details.outside(
    formatCount(outlierCount),
    share,
    formatNumber(outlierLow),
    formatNumber(outlierHigh),
  );
}

function timeFacts({ min, max, grain }: TimeSummary, { details, grains }: typeof dnaWords): readonly Fact[] {
  return [
    [details.first, formatMoment(min)],
    [details.last, formatMoment(max)],
    [details.readsWellBy, grains[grain]],
  ];
}

function Examples({ examples }: { readonly examples: readonly Cell[] }) {
  const words = useWords(dnaWords).details;
  if (examples.length === 0) return null;
  return (
    <p className="column-examples">
      <span className="label">{words.examples}</span>
      {examples.slice(0, 5).map(exactText).join(' · ')}
    </p>
  );
}
