import {
  type ImportNote,
  type InPlace,
  quoteIdentifier,
  sampleNameOf,
  type Table,
} from '../../../core/dataset.ts';
import { isAbort, QueryError } from '../../../core/error.ts';
import { infoNote } from '../../../core/import-note.ts';
import { unaccounted } from '../../../core/import-report.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import type { ReadRequest, ReadResult } from '../../format.ts';
import type { Attempt } from './attempt.ts';
import { lookAgain } from './blind-columns.ts';
import { type Counted, cellsOf } from './cells-of.ts';
import { type Complaint, complaintOf } from './complaint.ts';
import { countCells } from './count-cells.ts';
import { encodingName } from './encoding.ts';
import { chooseHolding, type Hold, holdDetections, holdNotes } from './hold.ts';
import { readingNotes } from './notes.ts';
import { openInPlace } from './open-in-place.ts';
import { type Plan, planReading } from './plan.ts';
import { createTableSql, type MountedText, pieceBytes } from './read-sql.ts';
import { mendFile, repair, widthOf } from './repair.ts';
import { reportOf } from './report.ts';
import { makeSample } from './sample-rows.ts';
import { takeSamples } from './samples.ts';

export async function readDelimited(request: ReadRequest): Promise<ReadResult> {
  const samples = await takeSamples(request.blob, request.choices.encoding);
  refuseBlank(samples.head, samples.isWhole);
  const plan = planReading(samples, request.choices);
  const path = await request.engine.mount(
    request.tableName,
    request.blob.slice(plan.skipBytes, plan.endBytes),
  );
  const isPlain =
    plan.encoding === 'utf-8' && plan.dialect.isPadded !== true && plan.layout.among === undefined;
  const holding = chooseHolding(request.blob.size, request.choices);
  const start: Attempt = {
    file: { path, plan, longestLine: 0, hold: holding.hold },
    blob: request.blob,
    isMended: false,
    head: samples.head,
    original: plan,
    counting: isPlain ? countPlain(request, path, plan, holding.hold) : Promise.resolve(undefined),
    holding,
    notes: plan.notes,
  };
  return readUntilItFits(request, isPlain ? start : await mendFile(request, start));
}

/** Runs beside the reading, on the other processor. It ends when the file is no longer read as it is. */
async function countPlain(
  { engine, blob }: ReadRequest,
  path: string,
  { dialect, isWhole }: Plan,
  hold: Hold,
): Promise<Counted | undefined> {
  try {
    const raw = await countCells(engine.pieces(path, pieceBytes[hold]), dialect);
    const all = isWhole ? await countCells(allOf(blob), dialect) : undefined;
    return raw === undefined ? undefined : { way: 'as it is', raw, inFile: all?.cells };
  } catch (error) {
    if (isAbort(error)) return undefined;
    throw error;
  }
}

async function* allOf(blob: Blob): AsyncGenerator<Uint8Array, void> {
  yield new Uint8Array(await blob.arrayBuffer());
}

async function readUntilItFits(request: ReadRequest, start: Attempt): Promise<ReadResult> {
  let attempt = start;
  try {
    for (let round = 1; ; round += 1) {
      const outcome = await tryToRead(request, attempt);
      const next =
        'kind' in outcome
          ? await repair(request, attempt, outcome, round)
          : await afterReading(request, attempt, outcome);
      if ('tables' in next) {
        if (attempt.holding.hold === 'table') await request.engine.unmount(attempt.file.path);
        return next;
      }
      attempt = next;
    }
  } catch (error) {
    // A query that was stopped may hold its file a little longer; why it was stopped matters more.
    await Promise.allSettled([request.engine.unmount(attempt.file.path)]);
    throw error;
  }
}

/** The table is there: either it is what is wanted, or it has shown how to read the file better. */
async function afterReading(
  request: ReadRequest,
  attempt: Attempt,
  read: ReadTable,
): Promise<ReadResult | Attempt> {
  try {
    const better = await lookAgain(request, attempt.file.plan);
    if (better === undefined) return await describe(request, attempt, read);
    await dropRead(request, attempt);
    return { ...attempt, file: { ...attempt.file, plan: better } };
  } catch (error) {
    await dropRead(request, attempt);
    throw error;
  }
}

type ReadTable = Omit<Table, 'name' | 'inPlace'> & { readonly facts?: InPlace['columns'] };

/** What the table is, or what the engine complains of. */
async function tryToRead(request: ReadRequest, attempt: Attempt): Promise<Complaint | ReadTable> {
  const { engine, onProgress } = request;
  const { file, blob } = attempt;
  const stopWatching = engine.watchReading(file.path, (bytes) => onProgress(Math.min(1, bytes / blob.size)));
  try {
    return attempt.holding.hold === 'table'
      ? await createTable(request, file)
      : await openInPlace(request, file);
  } catch (error) {
    if (isAbort(error) || !(error instanceof QueryError)) throw error;
    return complaintOf(error.message);
  } finally {
    stopWatching();
  }
}

async function createTable(request: ReadRequest, file: MountedText): Promise<ReadTable> {
  await request.engine.execute(createTableSql(request.tableName, file), request.signal);
  return measure(request);
}

async function dropRead({ engine, tableName }: ReadRequest, { holding }: Attempt): Promise<void> {
  if (holding.hold === 'table') {
    await engine.execute(`DROP TABLE IF EXISTS ${quoteIdentifier(tableName)}`);
    return;
  }
  await engine.execute(`DROP VIEW IF EXISTS ${quoteIdentifier(tableName)}`);
  await engine.execute(`DROP TABLE IF EXISTS ${quoteIdentifier(sampleNameOf(tableName))}`);
}

/** What the table is; or, when cells of the file are missing in it, the file made even and to be read again. */
async function describe(
  request: ReadRequest,
  attempt: Attempt,
  { columns, rowCount, facts }: ReadTable,
): Promise<ReadResult | Attempt> {
  const { blob: original, tableName, onProgress } = request;
  const { holding, isMended } = attempt;
  const { plan } = attempt.file;
  const counted = await attempt.counting;
  const asFound = { ...plan, ...originalLayout(attempt.original) };
  const size = { name: tableName, rows: rowCount };
  if (!attempt.isMended && counted !== undefined) {
    const cells = cellsOf(size, asFound, attempt.head, counted);
    if (unaccounted(cells) !== 0) {
      await dropRead(request, attempt);
      return mendFile(request, attempt);
    }
  }
  onProgress(1, rowCount);
  request.signal.throwIfAborted();
  return {
    tables: [{ name: tableName, columns, rowCount, ...(await inPlaceOf(request, attempt, facts)) }],
    notes: [
      ...holdNotes(holding, original.size, isMended),
      ...encodingNotes(plan),
      ...attempt.notes,
      ...readingNotes(plan),
    ],
    reports: [reportOf(size, asFound, attempt.head, counted, holdDetections(holding, original.size))],
  };
}

async function inPlaceOf(
  request: ReadRequest,
  { blob, file: { plan } }: Attempt,
  facts: ReadTable['facts'],
): Promise<Pick<Table, 'inPlace'>> {
  if (facts === undefined) return {};
  const sampleRows = await makeSample(request, blob, plan, widthOf(plan));
  return { inPlace: { sampleRows, columns: facts } };
}

/** Mending changes what a file looks like; the report is about the file as it was dropped. */
function originalLayout({ dialect, skipRecords }: Plan): Pick<Plan, 'dialect' | 'skipRecords'> {
  return { dialect, skipRecords };
}

async function measure({ engine, tableName, signal }: ReadRequest): Promise<ReadTable> {
  const table = quoteIdentifier(tableName);
  const { columns } = await engine.query(`SELECT * FROM ${table} LIMIT 0`, { signal });
  const counted = await engine.query(`SELECT count(*) FROM ${table}`, { signal });
  return { columns, rowCount: Number(counted.rows[0]?.[0]) };
}

function encodingNotes({ encoding }: Plan): ImportNote[] {
  if (encoding === 'utf-8') return [];
  return [infoNote({ code: 'encoding', encoding: encodingName(encoding) })];
}

function refuseBlank(head: string, isWhole: boolean): void {
  if (!isWhole || head.trim() !== '') return;
  throw refusedFile({ code: 'blank' });
}
