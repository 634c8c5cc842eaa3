import type { Table } from '../../core/dataset.ts';
import type { Profile } from '../../core/profile.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { formatBytes, formatCount, formatPercent } from '../format.ts';
import { formatMoment } from '../moment.ts';
import { Button } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';

interface DnaHeadProps {
  readonly open: OpenDataset;
  readonly table: Table;
  readonly profile: Profile | undefined;
}

/** The table as a whole. */
export function DnaHead({ open, table, profile }: DnaHeadProps) {
  const isMeasured = open.profileProgress === 1;
  return (
    <header className="dna-head">
      <h3>{table.name}</h3>
      <p className="label">{`${open.dataset.source.fileName} · ${formatBytes(open.dataset.source.byteSize)}`}</p>
      <dl className="dna-facts">
        <Fact name="Rows" value={formatCount(table.rowCount)} />
        <Fact name="Columns" value={formatCount(table.columns.length)} />
        <Fact name="Repeated rows" value={isMeasured && profile ? repeatedWords(profile) : undefined} />
        <Fact
          name="Missing"
          value={isMeasured && profile ? formatPercent(missingShare(profile)) : undefined}
        />
        <TimeRange profile={profile} />
      </dl>
      {isMeasured && profile?.sampled !== undefined && <Sampled open={open} rows={profile.sampled.rows} />}
      {!isMeasured && <Progress label="Measuring the table" value={open.profileProgress} />}
    </header>
  );
}

/** Says what the numbers are estimated from, and offers to measure all rows. */
function Sampled({ open, rows }: { readonly open: OpenDataset; readonly rows: number }) {
  const measureWhole = useStoreState('datasets', (state) => state.measureWhole);
  const stopMeasuring = useStoreState('datasets', (state) => state.stopMeasuring);
  const { id } = open.dataset;
  return (
    <div className="dna-sampled">
      <p>
        {`Estimated from ${formatCount(rows)} rows from all over the file. Rows, missing values and the ends of numbers and dates are exact.`}
      </p>
      {open.wholeProgress === undefined ? (
        <Button disabled={open.isAway === true} onClick={() => void measureWhole(id)}>
          Measure the whole file
        </Button>
      ) : (
        <>
          <Progress label="Measuring the whole file" value={open.wholeProgress} />
          <Button onClick={() => stopMeasuring(id)}>Stop</Button>
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
  return (
    <span className="waiting">
      <span className="unseen">being measured</span>
    </span>
  );
}

function repeatedWords({ duplicateRowCount, sampled, repeatsUnknown }: Profile): string {
  if (sampled !== undefined || repeatsUnknown === true) return 'not counted';
  return duplicateRowCount === 0 ? 'none' : formatCount(duplicateRowCount);
}

function missingShare({ columns, rowCount }: Profile): number {
  const cells = rowCount * columns.length;
  return cells === 0 ? 0 : columns.reduce((sum, column) => sum + column.nullCount, 0) / cells;
}

function TimeRange({ profile }: { readonly profile: Profile | undefined }) {
  const time = profile?.columns.find((column) => column.time !== undefined)?.time;
  if (time === undefined) return null;
  const [from, to] = [time.min, time.max].map((moment) => formatMoment(moment.slice(0, 10)));
  return <Fact name="Time" value={`${from ?? ''} – ${to ?? ''}`} />;
}
