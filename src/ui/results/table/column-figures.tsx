import { useEffect, useState } from 'react';
import type { ColumnFigures } from '../../../core/held-result.ts';
import type { ColumnView } from '../../findings/cell-view.ts';
import { formatCell, formatCount, formatPercent } from '../../format.ts';
import { useWords } from '../../language/use-words.ts';
import type { RowSource } from '../rows/row-source.ts';
import { resultsTableWords } from './words.ts';
import './column-figures.css';

interface ColumnFiguresProps {
  readonly view: ColumnView;
  readonly source: RowSource;
}

type Measured =
  | { readonly state: 'measuring' }
  | { readonly state: 'measured'; readonly figures: ColumnFigures }
  | { readonly state: 'failed'; readonly message: string };

/** What is known of a column over all rows that are shown: measured when it is asked for. */
export function ColumnFiguresView({ view, source }: ColumnFiguresProps) {
  const words = useWords(resultsTableWords).figures;
  const measured = useFigures(view.column.name, source);
  return (
    <section className="column-figures" aria-label={words.title(view.column.name)}>
      <header>
        <strong>{view.column.name}</strong>
        <span className="label">{view.column.type}</span>
      </header>
      {measured.state === 'measuring' && (
        <p className="label">{words.measuring(formatCount(source.rowCount))}</p>
      )}
      {measured.state === 'failed' && <p className="label">{measured.message}</p>}
      {measured.state === 'measured' && <Figures figures={measured.figures} view={view} />}
    </section>
  );
}

function useFigures(column: string, source: RowSource): Measured {
  const [measured, setMeasured] = useState<Measured>({ state: 'measuring' });
  useEffect(() => {
    const stop = new AbortController();
    setMeasured({ state: 'measuring' });
    source.figures(column, stop.signal).then(
      (figures) => {
        if (!stop.signal.aborted) setMeasured({ state: 'measured', figures });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setMeasured({ state: 'failed', message: String(error) });
      },
    );
    return () => stop.abort();
  }, [column, source]);
  return measured;
}

function Figures({ figures, view }: { readonly figures: ColumnFigures; readonly view: ColumnView }) {
  const words = useWords(resultsTableWords).figures;
  const { rowCount, missing, distinct, min, max, mean, median, bins, top = [] } = figures;
  const written = (value: number) => formatCell(value, { ...view.style, kind: 'float' });
  const facts: readonly (readonly [string, string])[] = [
    [
      words.missing,
      `${formatCount(missing)}${rowCount > 0 && missing > 0 ? ` · ${formatPercent(missing / rowCount)}` : ''}`,
    ],
    [words.distinct, formatCount(distinct)],
    ...(min === null || top.length > 0 ? [] : ([[words.least, formatCell(min, view.style)]] as const)),
    ...(max === null || top.length > 0 ? [] : ([[words.greatest, formatCell(max, view.style)]] as const)),
    ...(mean === undefined ? [] : ([[words.mean, written(mean)]] as const)),
    ...(median === undefined ? [] : ([[words.median, written(median)]] as const)),
  ];
  return (
    <>
      {bins !== undefined && <Bins counts={bins} />}
      <dl>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="digits">{text}</dd>
          </div>
        ))}
      </dl>
      {top.length > 0 && distinct > 0 && <Top top={top} rowCount={rowCount} view={view} />}
    </>
  );
}

function Bins({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <svg viewBox={`0 0 ${counts.length * 10} 40`} preserveAspectRatio="none" aria-hidden="true">
      {counts.map((count, place) => {
        const height = count === 0 ? 0 : Math.max(1, (count / most) * 40);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is known by its place
          <rect key={place} x={place * 10} y={40 - height} width={9} height={height} />
        );
      })}
    </svg>
  );
}

function Top({
  top,
  rowCount,
  view,
}: {
  readonly top: NonNullable<ColumnFigures['top']>;
  readonly rowCount: number;
  readonly view: ColumnView;
}) {
  const most = top[0]?.count ?? 1;
  return (
    <ol>
      {top.map(({ value, count }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values are in the order of their number
        <li key={place} style={{ '--share': `${(count / most) * 100}%` } as React.CSSProperties}>
          <span>{formatCell(value, view.style)}</span>
          <span className="digits">{formatPercent(count / rowCount)}</span>
        </li>
      ))}
    </ol>
  );
}
