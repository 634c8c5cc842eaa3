import type { Cell } from '../core/cell.ts';
import { sampleNameOf, type Table } from '../core/dataset.ts';
import type { SqlEngine } from '../core/engine.ts';
import type { Correlation, Profile, ProfilePart } from '../core/profile.ts';
import { judgeBaselines } from './judge/baselines.ts';
import { judgeColumn, unmeasuredColumn } from './judge/column-profile.ts';
import { isKey, mayBeKey } from './judge/keys.ts';
import { suggestQuestions } from './judge/questions.ts';
import { asEstimate, warnOfColumn, warnOfDuplicates } from './judge/warnings.ts';
import { readFacts } from './measure/aggregates.ts';
import { type Ask, createAsk } from './measure/ask.ts';
import type { ColumnFacts } from './measure/column-facts.ts';
import { correlationsSql, pairsOf, readCorrelations } from './measure/correlations.ts';
import { estimateWhole } from './measure/estimate.ts';
import { measureColumns } from './measure/measure-columns.ts';
import { type Duplicates, measureDuplicates } from './measure/measure-repeats.ts';
import { type PlacedColumn, placeColumns } from './measure/placed-column.ts';
import { previewSql } from './measure/sample.ts';

/** Rows of the sample that is shown. */
const sampleRowCount = 50;
/** Columns measured at a time: few enough to show something soon, enough to share a scan. */
const batchSize = 16;
/** A day so far ahead is suspicious. */
const farFutureYears = 2;

/** In a file that is read in place, repeated rows are looked for up to so many: all must be told apart at once. */
const mostRepeatRowsInPlace = 5_000_000;

/**
 * Measures a table and judges what it holds, the quickest first; one that is read in place by its sample, unless it
 * shall be `exact`. Throws what the engine throws.
 */
export async function* profile(
  table: Table,
  engine: SqlEngine,
  signal: AbortSignal,
  { exact }: { readonly exact: boolean } = { exact: false },
): AsyncGenerator<ProfilePart, Profile> {
  const ask = createAsk(engine, signal, table.inPlace !== undefined);
  const sample = exact ? undefined : sampleOf(table);
  const source = sample ?? table;
  let soFar = unmeasured(table, sample);
  yield { stage: 'schema', soFar, progress: 0 };

  soFar = { ...soFar, sample: await readSample(ask, table) };
  yield { stage: 'sample', soFar, progress: 0.05 };

  const measured: ColumnFacts[] = [];
  for (const batch of batchesOf(placeColumns(table))) {
    const found = await measureColumns(ask, source, batch, farFuture());
    const facts = sample === undefined ? found : found.map((each) => asWhole(each, table));
    measured.push(...facts);
    soFar = withColumns(soFar, facts);
    yield { stage: 'columns', soFar, progress: 0.05 + (0.65 * measured.length) / table.columns.length };
  }

  const correlations = await correlate(ask, source, soFar);
  const baselines = sample === undefined ? judgeBaselines(soFar.columns, table.rowCount) : [];
  soFar = { ...soFar, correlations, baselines };
  yield { stage: 'relations', soFar, progress: 0.8 };

  soFar = leavesRepeats(table, sample)
    ? { ...soFar, repeatsUnknown: true }
    : withDuplicates(soFar, measured, await measureDuplicates(ask, table, measured, keyCandidate(measured)));
  yield { stage: 'quality', soFar, progress: 0.95 };

  const suggestedQuestions = suggestQuestions(soFar.columns, table.rowCount, correlations);
  soFar = { ...soFar, suggestedQuestions };
  yield { stage: 'questions', soFar, progress: 1 };
  return soFar;
}

/** The rows by which a table that is read in place is described at first. */
function sampleOf({ name, columns, inPlace }: Table): Table | undefined {
  if (inPlace === undefined || inPlace.sampleRows === 0) return undefined;
  return { name: sampleNameOf(name), columns, rowCount: inPlace.sampleRows };
}

function asWhole(facts: ColumnFacts, { rowCount, inPlace }: Table): ColumnFacts {
  const column = inPlace?.columns[facts.placed.place];
  return column === undefined ? facts : estimateWhole(facts, { rowCount, column });
}

function leavesRepeats({ inPlace, rowCount }: Table, sample: Table | undefined): boolean {
  return sample !== undefined || (inPlace !== undefined && rowCount > mostRepeatRowsInPlace);
}

function unmeasured(table: Table, sample?: Table): Profile {
  return {
    version: 1,
    table: table.name,
    rowCount: table.rowCount,
    ...(sample === undefined ? {} : { sampled: { rows: sample.rowCount } }),
    columns: table.columns.map(unmeasuredColumn),
    sample: { columns: table.columns.map(({ name }) => name), rows: [] },
    duplicateRowCount: 0,
    correlations: [],
    baselines: [],
    keys: [],
    warnings: [],
    suggestedQuestions: [],
  };
}

async function readSample(ask: Ask, table: Table): Promise<Profile['sample']> {
  if (table.rowCount === 0) return unmeasured(table).sample;
  const { columns, rows } = await ask(previewSql(table, sampleRowCount), sampleRowCount);
  return { columns: columns.map(({ name }) => name), rows };
}

function batchesOf(columns: readonly PlacedColumn[]): readonly (readonly PlacedColumn[])[] {
  const count = Math.ceil(columns.length / batchSize);
  return Array.from({ length: count }, (_, at) => columns.slice(at * batchSize, (at + 1) * batchSize));
}

function farFuture(): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + farFutureYears);
  return day.toISOString().slice(0, 10);
}

/** Puts a batch of columns in its place, and what follows from it. */
function withColumns(soFar: Profile, batch: readonly ColumnFacts[]): Profile {
  return {
    ...withJudged(soFar, batch),
    keys: [...soFar.keys, ...keysOf(batch)],
    warnings: [...soFar.warnings, ...batch.flatMap((facts) => warningsOf(soFar, facts))],
  };
}

function warningsOf({ sampled }: Profile, facts: ColumnFacts): Profile['warnings'] {
  const found = warnOfColumn(facts);
  return sampled === undefined ? found : found.map(asEstimate);
}

function withJudged(soFar: Profile, batch: readonly ColumnFacts[]): Profile {
  const judged = new Map(
    batch.map((facts) => [facts.placed.place, judgeColumn(facts, previewOf(soFar, facts.placed))]),
  );
  return { ...soFar, columns: soFar.columns.map((column, place) => judged.get(place) ?? column) };
}

function keysOf(measured: readonly ColumnFacts[]): readonly string[] {
  return measured.filter(isKey).map(({ placed }) => placed.column.name);
}

function previewOf({ sample }: Profile, { place }: PlacedColumn): readonly Cell[] {
  return sample.rows.map((row) => row[place] ?? null);
}

async function correlate(ask: Ask, table: Table, { columns }: Profile): Promise<readonly Correlation[]> {
  const measures = placeColumns(table).filter(({ place }) => columns[place]?.role === 'measure');
  const pairs = pairsOf(measures);
  if (pairs.length === 0 || table.rowCount === 0) return [];
  return readCorrelations(readFacts(await ask(correlationsSql(table, pairs))), pairs);
}

/** Times are unique by chance more often than by design. */
function keyCandidate(measured: readonly ColumnFacts[]): ColumnFacts | undefined {
  const candidates = measured.filter(mayBeKey);
  return candidates.find(({ placed }) => placed.column.kind !== 'timestamp') ?? candidates[0];
}

function withDuplicates(soFar: Profile, before: readonly ColumnFacts[], found: Duplicates): Profile {
  const settled = found.facts.filter((facts) => !before.includes(facts));
  return {
    ...withJudged(soFar, settled),
    duplicateRowCount: found.duplicateRowCount,
    keys: keysOf(found.facts),
    warnings: [...warnOfDuplicates(found.duplicateRowCount, soFar.rowCount), ...soFar.warnings],
  };
}
