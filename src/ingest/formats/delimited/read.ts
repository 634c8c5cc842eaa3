import {
  type ImportNote,
  type InPlace,
  quoteIdentifier,
  sampleNameOf,
  type Table,
} from '../../../core/dataset.ts';
import { IngestError, isAbort, QueryError } from '../../../core/error.ts';
import { unaccounted } from '../../../core/import-report.ts';
import type { ReadRequest, ReadResult } from '../../format.ts';
import { lookAgain } from './blind-columns.ts';
import { type Complaint, complaintOf } from './complaint.ts';
import { countCells } from './count-cells.ts';
import { encodingName } from './encoding.ts';
import { chooseHolding, type Hold, type Holding, holdDetections, holdNotes } from './hold.ts';
import { type Mending, mend, plainDialect } from './mend.ts';
import { mendingNotes, readingNotes } from './notes.ts';
import { openInPlace } from './open-in-place.ts';
import { inferColumns, type Plan, planReading } from './plan.ts';
import { createTableSql, type MountedText, pieceBytes } from './read-sql.ts';
import { type Counted, cellsOf, reportOf } from './report.ts';
import { makeSample } from './sample-rows.ts';
import { takeSamples } from './samples.ts';
import { survey } from './survey.ts';

/** Rounds of reading, looking at what did not fit, and reading again. Each round widens a column or mends the file. */
const mostAttempts = 8;

/** How a file stands between two attempts to read it. */
interface Attempt {
  readonly file: MountedText;
  readonly blob: Blob;
  readonly isMended: boolean;
  /** The beginning of the file as it was dropped. */
  readonly head: string;
  /** The plan that goes with `head`. */
  readonly original: Plan;
  readonly counting: Promise<Counted | undefined>;
  readonly holding: Holding;
  readonly notes: readonly ImportNote[];
}

export async function readDelimited(request: ReadRequest): Promise<ReadResult> {
  const samples = await takeSamples(request.blob, request.choices.encoding);
  refuseBlank(samples.head, samples.isWhole);
  const plan = planReading(samples, request.choices);
  const path = await request.engine.mount(request.tableName, request.blob.slice(plan.skipBytes));
  const isPlain = plan.encoding === 'utf-8';
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
  { engine }: ReadRequest,
  path: string,
  { dialect }: Plan,
  hold: Hold,
): Promise<Counted | undefined> {
  try {
    const raw = await countCells(engine.pieces(path, pieceBytes[hold]), dialect);
    return raw === undefined ? undefined : { way: 'as it is', raw };
  } catch (error) {
    if (isAbort(error)) return undefined;
    throw error;
  }
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

async function repair(
  request: ReadRequest,
  attempt: Attempt,
  complaint: Complaint,
  round: number,
): Promise<Attempt> {
  request.signal.throwIfAborted();
  if (round === mostAttempts) throw unreadable(complaint);
  switch (complaint.kind) {
    case 'value':
      return widen(request, attempt, round);
    case 'encoding':
    case 'shape':
      if (attempt.isMended) throw unreadable(complaint);
      return mendFile(request, withEncoding(attempt, complaint));
    case 'surplus':
      return { ...attempt, file: { ...attempt.file, plan: withLastColumn(attempt.file.plan) } };
    case 'memory':
      if (attempt.holding.hold === 'in place') throw unreadable(complaint);
      return {
        ...attempt,
        holding: { hold: 'in place', why: 'memory' },
        file: { ...attempt.file, hold: 'in place' },
      };
    case 'other':
      throw unreadable(complaint);
  }
}

/** What stands behind the last delimiter of some lines is a column after all. */
function withLastColumn(plan: Plan): Plan {
  const name = `column${plan.columns.length + 1}`;
  const columns = [...plan.columns, ...inferColumns([name], [new Set()], contextOf(plan))];
  return { ...plan, columns, hasTrailingDelimiter: false };
}

function contextOf({ originalDelimiter, choices }: Plan): Parameters<typeof inferColumns>[2] {
  return { delimiter: originalDelimiter, choices };
}

function withEncoding(attempt: Attempt, complaint: Complaint): Attempt {
  if (complaint.kind !== 'encoding') return attempt;
  const plan: Plan = { ...attempt.file.plan, encoding: 'windows-1252' };
  return { ...attempt, file: { ...attempt.file, plan } };
}

/** Looks at every value of the file, and gives the columns that some do not fit a type that all do. */
async function widen(request: ReadRequest, attempt: Attempt, round: number): Promise<Attempt> {
  try {
    const { columns, notes } = await survey(request, attempt.file, attempt.isMended);
    const plan: Plan = { ...attempt.file.plan, columns };
    return { ...attempt, file: { ...attempt.file, plan }, notes: [...attempt.notes, ...notes] };
  } catch (error) {
    if (isAbort(error) || !(error instanceof QueryError)) throw error;
    const complaint = complaintOf(error.message);
    if (complaint.kind === 'value') throw unreadable(complaint);
    return repair(request, attempt, complaint, round);
  }
}

async function mendFile(request: ReadRequest, attempt: Attempt): Promise<Attempt> {
  const { engine, signal, onProgress, tableName } = request;
  const { plan, path } = attempt.file;
  const width = widthOf(plan);
  const mending = await mend({
    blob: attempt.blob,
    encoding: plan.encoding,
    dialect: plan.dialect,
    width,
    skipRecords: plan.skipRecords,
    signal,
    onProgress: (fraction) => onProgress(fraction / 2),
  });
  await refuseWithoutRoom(mending.blob);
  await engine.unmount(path);
  return {
    ...attempt,
    counting: Promise.resolve({ way: 'mended', cells: mending.cells }),
    blob: mending.blob,
    isMended: true,
    notes: [...attempt.notes, ...mendingNotes(plan, mending, width)],
    file: {
      path: await engine.mount(`${tableName}.mended`, mending.blob),
      plan: planAfter(plan, mending, width),
      longestLine: mending.longestLine,
      hold: attempt.holding.hold,
    },
  };
}

function widthOf({ columns, hasTrailingDelimiter }: Plan): number {
  return columns.length + (hasTrailingDelimiter ? 1 : 0);
}

function planAfter(plan: Plan, { width }: Mending, before: number): Plan {
  const known = plan.columns.length;
  const isWider = width > before;
  const surplus = Array.from(
    { length: isWider ? width - known : 0 },
    (_, index) => `column${known + index + 1}`,
  );
  const unseen = surplus.map(() => new Set<string>());
  return {
    ...plan,
    dialect: plainDialect,
    skipRecords: 0,
    skipBytes: 0,
    lineEnd: '\n',
    hasTrailingDelimiter: plan.hasTrailingDelimiter && !isWider,
    columns: [...plan.columns, ...inferColumns(surplus, unseen, contextOf(plan))],
  };
}

/** A browser that has no room for the copy says so only when it is read. */
async function refuseWithoutRoom(copy: Blob): Promise<void> {
  try {
    await copy.slice(-1).arrayBuffer();
  } catch {
    throw new IngestError(
      'The file must be written anew to be read, and the browser has no room for the copy.',
      {
        advice:
          'Make room on the disk, or save the file as UTF-8 with evenly filled rows, and drop it again.',
      },
    );
  }
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
  return [{ level: 'info', message: `The file was read as ${encodingName(encoding)}.` }];
}

function refuseBlank(head: string, isWhole: boolean): void {
  if (!isWhole || head.trim() !== '') return;
  throw new IngestError('The file holds nothing but blanks and line ends.', {
    advice: 'Check that the program that wrote it had data to write, and save it again.',
  });
}

function unreadable(complaint: Complaint): IngestError {
  const line = 'line' in complaint ? complaint.line : undefined;
  const where = line === undefined ? '' : ` at line ${line}`;
  const reason = complaint.kind === 'other' ? `: ${complaint.reason}` : '';
  return new IngestError(`The file could not be read as a table${where}${reason}.`, {
    advice:
      'Look at that line in a text editor: each row should have its values between the same delimiters.',
    line,
  });
}
