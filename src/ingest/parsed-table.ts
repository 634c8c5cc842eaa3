import { type ImportNote, quoteIdentifier, type Table } from '../core/dataset.ts';
import type { ParsedPart, ParserName } from '../core/engine.ts';
import { IngestError, isAbort, QueryError } from '../core/error.ts';
import { infoNote } from '../core/import-note.ts';
import type { Detection } from '../core/import-report.ts';
import { refusedFile } from '../core/refused-file.ts';
import type { ReadRequest, ReadResult } from './format.ts';

type PartOf<K extends ParsedPart['kind']> = Extract<ParsedPart, { kind: K }>;

/** What came beside the rows. */
interface Findings {
  readonly notes: ImportNote[];
  readonly detections: Detection[];
  readonly refinements: PartOf<'refine'>[];
  declared: PartOf<'declared'> | undefined;
  rows: number;
  isTableMade: boolean;
}

/** Makes a table of what a parser hands over. It is dropped when anything fails. */
export async function readParsed(request: ReadRequest, parser: ParserName): Promise<ReadResult> {
  const findings: Findings = {
    notes: [],
    detections: [],
    refinements: [],
    declared: undefined,
    rows: 0,
    isTableMade: false,
  };
  try {
    await insertAll(request, parser, findings);
    const notes = await refineAll(request, findings);
    await settleOnMicroseconds(request);
    const table = await describe(request, findings);
    return { tables: [table], notes, reports: [reportOf(table, findings)] };
  } catch (error) {
    if (findings.isTableMade)
      await request.engine.execute(`DROP TABLE ${quoteIdentifier(request.tableName)}`);
    throw isAbort(error) || error instanceof IngestError ? error : refusalOf(error);
  }
}

async function insertAll(request: ReadRequest, parser: ParserName, findings: Findings): Promise<void> {
  const { engine, blob, signal, tableName, onProgress } = request;
  for await (const part of engine.parse(parser, blob, signal, request.choices)) {
    signal.throwIfAborted();
    if (part.kind === 'progress') onProgress(part.fraction);
    else if (part.kind !== 'rows') takeDown(findings, part);
    if (part.kind !== 'rows') continue;
    await engine.insertArrow(tableName, part.stream, { create: !findings.isTableMade, signal });
    findings.isTableMade = true;
    findings.rows += part.rows;
    onProgress(Math.min(1, part.fraction), findings.rows);
  }
}

function takeDown(findings: Findings, part: Exclude<ParsedPart, { kind: 'rows' }>): void {
  switch (part.kind) {
    case 'note':
      findings.notes.push(part.note);
      return;
    case 'detection':
      findings.detections.push(part.detection);
      return;
    case 'refine':
      findings.refinements.push(part);
      return;
    case 'declared':
      findings.declared = part;
      return;
    case 'table':
    case 'progress':
      return;
  }
}

async function refineAll(request: ReadRequest, findings: Findings): Promise<readonly ImportNote[]> {
  const notes = [...findings.notes];
  for (const refinement of findings.refinements) notes.push(...(await refine(request, refinement)));
  return notes;
}

/** Bytes that turn out not to be text stay bytes. */
async function refine(request: ReadRequest, { column, to }: PartOf<'refine'>): Promise<ImportNote[]> {
  const name = quoteIdentifier(column);
  const [type, value] = to === 'uuid' ? ['UUID', `hex(${name})::UUID`] : ['VARCHAR', textOf(name)];
  const table = quoteIdentifier(request.tableName);
  try {
    await request.engine.execute(
      `ALTER TABLE ${table} ALTER ${name} TYPE ${type} USING ${value}`,
      request.signal,
    );
    return [];
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return [infoNote({ code: 'kept-as-bytes', column, why: 'no-text' })];
  }
}

/** An error where the bytes are not UTF-8, or hold what no text does. */
function textOf(bytes: string): string {
  const isNoText = `regexp_matches(decode(${bytes}), '[\\x00-\\x08\\x0E-\\x1F]')`;
  return `CASE WHEN ${isNoText} THEN error('no text') ELSE decode(${bytes}) END`;
}

/** One type of timestamp for all tables, where nothing is lost by it. */
async function settleOnMicroseconds({ engine, tableName, signal }: ReadRequest): Promise<void> {
  const table = quoteIdentifier(tableName);
  const { columns } = await engine.query(`SELECT * FROM ${table} LIMIT 0`, { signal });
  for (const { name, type } of columns.filter(({ type }) => /^TIMESTAMP_(S|MS|NS)$/.test(type))) {
    const column = quoteIdentifier(name);
    const exact = `count(*) = count_if(${column}::TIMESTAMP::${type} IS NOT DISTINCT FROM ${column})`;
    const { rows } = await engine.query(`SELECT ${exact} FROM ${table}`, { signal });
    if (rows[0]?.[0] === true)
      await engine.execute(`ALTER TABLE ${table} ALTER ${column} TYPE TIMESTAMP`, signal);
  }
}

async function describe(request: ReadRequest, findings: Findings): Promise<Table> {
  const { engine, tableName, signal, onProgress } = request;
  const table = quoteIdentifier(tableName);
  const { columns } = await engine.query(`SELECT * FROM ${table} LIMIT 0`, { signal });
  const counted = await engine.query(`SELECT count(*) FROM ${table}`, { signal });
  const rowCount = Number(counted.rows[0]?.[0]);
  refuseLoss(rowCount, findings);
  onProgress(1, rowCount);
  signal.throwIfAborted();
  return { name: tableName, columns, rowCount };
}

function refuseLoss(rowCount: number, { rows, declared }: Findings): void {
  const expected = declared?.rows ?? rows;
  if (rowCount === expected) return;
  throw refusedFile({ code: 'lost-rows', declared: expected, read: rowCount });
}

function reportOf(table: Table, { detections, declared }: Findings): ReadResult['reports'][number] {
  const inTable = table.rowCount * table.columns.length;
  const { cells: inFile = inTable, setAside = [], aside } = declared ?? {};
  const cells = { inFile, inTable, filledIn: 0, setAside };
  return {
    ...{ table: table.name, detections },
    ...(declared === undefined ? {} : { cells }),
    ...(aside === undefined ? {} : { aside }),
  };
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof QueryError)) return error;
  return refusedFile({ code: 'odd-types', tables: 'one', reason: error.message });
}
