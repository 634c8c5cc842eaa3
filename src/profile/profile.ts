import type { Cell } from '../core/cell.ts';
import type { Table } from '../core/dataset.ts';
import type { SqlEngine } from '../core/engine.ts';
import type { Correlation, Profile, ProfilePart } from '../core/profile.ts';
import { judgeBaselines } from './judge/baselines.ts';
import { judgeColumn, unmeasuredColumn } from './judge/column-profile.ts';
import { isKey, mayBeKey } from './judge/keys.ts';
import { suggestQuestions } from './judge/questions.ts';
import { warnOfColumn, warnOfDuplicates } from './judge/warnings.ts';
import { readFacts } from './measure/aggregates.ts';
import { type Ask, createAsk } from './measure/ask.ts';
import type { ColumnFacts } from './measure/column-facts.ts';
import { correlationsSql, pairsOf, readCorrelations } from './measure/correlations.ts';
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

/** Measures a table and judges what it holds, the quickest first. Throws what the engine throws. */
export async function* profile(
  table: Table,
  engine: SqlEngine,
  signal: AbortSignal,
): AsyncGenerator<ProfilePart, Profile> {
  const ask = createAsk(engine, signal);
  let soFar = unmeasured(table);
  yield { stage: 'schema', soFar, progress: 0 };

  soFar = { ...soFar, sample: await readSample(ask, table) };
  yield { stage: 'sample', soFar, progress: 0.05 };

  const measured: ColumnFacts[] = [];
  for (const batch of batchesOf(placeColumns(table))) {
    const facts = await measureColumns(ask, table, batch, farFuture());
    measured.push(...facts);
    soFar = withColumns(soFar, facts);
    yield { stage: 'columns', soFar, progress: 0.05 + (0.65 * measured.length) / table.columns.length };
  }

  const correlations = await correlate(ask, table, soFar);
  soFar = { ...soFar, correlations, baselines: judgeBaselines(soFar.columns, table.rowCount) };
  yield { stage: 'relations', soFar, progress: 0.8 };

  soFar = withDuplicates(
    soFar,
    measured,
    await measureDuplicates(ask, table, measured, keyCandidate(measured)),
  );
  yield { stage: 'quality', soFar, progress: 0.95 };

  const suggestedQuestions = suggestQuestions(soFar.columns, table.rowCount, correlations);
  soFar = { ...soFar, suggestedQuestions };
  yield { stage: 'questions', soFar, progress: 1 };
  return soFar;
}

function unmeasured(table: Table): Profile {
  return {
    version: 1,
    table: table.name,
    rowCount: table.rowCount,
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
    warnings: [...soFar.warnings, ...batch.flatMap(warnOfColumn)],
  };
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
