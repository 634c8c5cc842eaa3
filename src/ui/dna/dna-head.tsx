import type { Table } from '../../core/dataset.ts';
import type { Profile } from '../../core/profile.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { formatBytes, formatCount, formatPercent } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { formatMoment } from '../moment.ts';
import { Button } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { dnaWords } from './words.ts';

interface DnaHeadProps {
  readonly open: OpenDataset;
  readonly table: Table;
  readonly profile: Profile | undefined;
}

/** The table as a whole. */
export function DnaHead({ open, table, profile }: DnaHeadProps) {
  const words = useWords(dnaWords);
  const isMeasured = open.profileProgress === 1;
  return (
    <header className="dna-head">
      <h3>{table.name}</h3>
      <p className="label">{`${open.dataset.source.fileName} · ${formatBytes(open.dataset.source.byteSize)}`}</p>
      <dl className="dna-facts">
        <Fact name={words.head.rows} value={formatCount(table.rowCount)} />
        <Fact name={words.head.columns} value={formatCount(table.columns.length)} />
        <Fact
          name={words.head.repeated}
          value={isMeasured && profile ? repeatedWords(profile, words) : undefined}
        />
        <Fact
          name={words.head.missing}
          value={isMeasured && profile ? formatPercent(missingShare(profile)) : undefined}
        />
        <TimeRange profile={profile} />
      </dl>
      {isMeasured && profile?.sampled !== undefined && <Sampled open={open} rows={profile.sampled.rows} />}
      {!isMeasured && <Progress label={words.head.measuring} value={open.profileProgress} />}
    </header>
  );
}

/** Says what the numbers are estimated from, and offers to measure all rows. */
function Sampled({ open, rows }: { readonly open: OpenDataset; readonly rows: number }) {
  const measureWhole = useStoreState('datasets', (state) => state.measureWhole);
  const stopMeasuring = useStoreState('datasets', (state) => state.stopMeasuring);
  const { id } = open.dataset;
  const words = useWords(dnaWords).head;
  return (
    <div className="dna-sampled">
      <p>{words.sampled(formatCount(rows))}</p>
      {open.wholeProgress === undefined ? (
        <Button disabled={open.isAway === true} onClick={() => void measureWhole(id)}>
          {words.measureWhole}
        </Button>
      ) : (
        <>
          <Progress label={words.measuringWhole} value={open.wholeProgress} />
          <Button onClick={() => stopMeasuring(id)}>{words.stop}</Button>
        </>
      )}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="digits">{value ?? <Waiting />}</dd>
    </div>
  );
}

/** Holds the place of a number that is being measured. */
export function Waiting() {
  const words = useWords(dnaWords).head;
  return (
    <span className="being-measured">
      <span className="unseen">{words.beingMeasured}</span>
    </span>
  );
}

function repeatedWords(
  { duplicateRowCount, sampled, repeatsUnknown }: Profile,
  words: typeof dnaWords,
): string {
  if (sampled !== undefined || repeatsUnknown === true) return words.head.notCounted;
  return duplicateRowCount === 0 ? words.none : formatCount(duplicateRowCount);
}

function missingShare({ columns, rowCount }: Profile): number {
  const cells = rowCount * columns.length;
  return cells === 0 ? 0 : columns.reduce((sum, column) => sum + column.nullCount, 0) / cells;
}

function TimeRange({ profile }: { readonly profile: Profile | undefined }) {
  const words = useWords(dnaWords).head;
  const time = profile?.columns.find((column) => column.time !== undefined)?.time;
  if (time === undefined) return null;
  const [from, to] = [time.min, time.max].map((moment) => formatMoment(moment.slice(0, 10)));
  return <Fact name={words.time} value={`${from ?? ''} – ${to ?? ''}`} />;
}
