import { type ImportNote, quoteIdentifier, type Table } from '../core/dataset.ts';
import type { ParsedPart, ParserName } from '../core/engine.ts';
import { IngestError, isAbort, QueryError } from '../core/error.ts';
import type { Detection, ImportReport, KnownSetAside } from '../core/import-report.ts';
import { refusedFile } from '../core/refused-file.ts';
import type { ReadRequest, ReadResult } from './format.ts';
import { type Retyped, retypeTexts } from './retype-texts.ts';

/** One of the tables of a file, while it is read. */
interface Incoming {
  readonly part: Extract<ParsedPart, { kind: 'table' }>;
  /** Under which its rows arrive; it gets its own when it is known how many tables there are. */
  readonly name: string;
  readonly detections: Detection[];
  isMade: boolean;
}

const mostTables = 1000;

/** Makes the tables of a file that may hold several, as a parser hands them over. All are dropped when anything fails. */
export async function readParsedTables(request: ReadRequest, parser: ParserName): Promise<ReadResult> {
  const incoming: Incoming[] = [];
  const made: string[] = [];
  try {
    const notes = await insertAll(request, parser, incoming);
    const finished: { table: Table; notes: readonly ImportNote[]; report: ImportReport }[] = [];
    for (const one of incoming) {
      const name = nameOf(request, one, incoming.length);
      await request.engine.execute(
        `ALTER TABLE ${quoteIdentifier(one.name)} RENAME TO ${quoteIdentifier(name)}`,
        request.signal,
      );
      made.push(name);
      finished.push(await finish(request, one, name));
    }
    request.onProgress(1);
    request.signal.throwIfAborted();
    return {
      tables: finished.map(({ table }) => table),
      notes: [...notes, ...finished.flatMap((one) => one.notes)],
      reports: finished.map(({ report }) => report),
    };
  } catch (error) {
    for (const name of [...incoming.map((one) => one.name), ...made]) {
      await request.engine.execute(`DROP TABLE IF EXISTS ${quoteIdentifier(name)}`);
    }
    throw isAbort(error) || error instanceof IngestError ? error : refusalOf(error);
  }
}

async function insertAll(
  request: ReadRequest,
  parser: ParserName,
  incoming: Incoming[],
): Promise<readonly ImportNote[]> {
  const { engine, blob, signal, tableName, onProgress } = request;
  const notes: ImportNote[] = [];
  let rows = 0;
  for await (const part of engine.parse(parser, blob, signal, request.choices)) {
    signal.throwIfAborted();
    const last = incoming.at(-1);
    switch (part.kind) {
      case 'table':
        if (incoming.length === mostTables) throw tooManyTables();
        incoming.push({ part, name: `${tableName} (${incoming.length + 1})`, detections: [], isMade: false });
        break;
      case 'rows':
        if (last === undefined) throw new TypeError('Rows of no table.');
        await engine.insertArrow(last.name, part.stream, { create: !last.isMade, signal });
        last.isMade = true;
        rows += part.rows;
        onProgress(0.95 * Math.min(1, part.fraction), rows);
        break;
      case 'note':
        notes.push(part.note);
        break;
      case 'detection':
        last?.detections.push(part.detection);
        break;
      case 'progress':
        onProgress(0.95 * Math.min(1, part.fraction));
        break;
      case 'refine':
      case 'declared':
        throw new TypeError(`A parser of several tables says "${part.kind}".`);
    }
  }
  return notes;
}

/** A file of one table gives it its own name; of several, each has the name that it has in the file. */
function nameOf({ tableName, nameTable }: ReadRequest, { part }: Incoming, count: number): string {
  if (count === 1) return tableName;
  return nameTable(isTelling(part.title) ? part.title : `${tableName} ${part.title}`);
}

/** Not what a program calls a sheet by itself. */
function isTelling(title: string): boolean {
  return (
    title !== '' && !/^(sheet|tabelle|feuil(le)?|hoja|foglio|planilha|blad|ark|лист)[ _]?\d*$/i.test(title)
  );
}

async function finish(
  request: ReadRequest,
  { part, detections }: Incoming,
  name: string,
): Promise<{ table: Table; notes: readonly ImportNote[]; report: ImportReport }> {
  const retyped = await retypeTexts(request, name, part);
  const { table, values } = await describe(request, name);
  return { table, notes: retyped.notes, report: reportOf(part, table, values, { ...retyped, detections }) };
}

function reportOf(
  part: Incoming['part'],
  table: Table,
  values: number,
  { missing, question, detections, readAs }: Retyped & { readonly detections: readonly Detection[] },
): ImportReport {
  const inTable = table.rowCount * table.columns.length;
  const setAside: readonly KnownSetAside[] =
    missing === 0 ? part.setAside : [...part.setAside, { what: 'read as missing', cells: missing }];
  return {
    table: table.name,
    detections: [...detections, ...readAs],
    ...(question === undefined ? {} : { question }),
    cells: { inFile: part.cells, inTable, filledIn: inTable - values, setAside },
    ...(part.aside === undefined ? {} : { aside: part.aside }),
  };
}

/** `values` are counted by the engine: cells that hold something. */
async function describe(
  { engine, signal }: ReadRequest,
  name: string,
): Promise<{ table: Table; values: number }> {
  const from = `FROM ${quoteIdentifier(name)}`;
  const { columns } = await engine.query(`SELECT * ${from} LIMIT 0`, { signal });
  const counts = columns.map((column) => `count(${quoteIdentifier(column.name)})`);
  const { rows } = await engine.query(`SELECT count(*), [${counts.join(', ')}] ${from}`, { signal });
  const [rowCount, filled] = rows[0] ?? [];
  const values = Array.isArray(filled) ? filled.reduce<number>((sum, count) => sum + Number(count), 0) : 0;
  return { table: { name, columns, rowCount: Number(rowCount) }, values };
}

function tooManyTables(): IngestError {
  return refusedFile({ code: 'many-tables', most: mostTables });
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof QueryError)) return error;
  return refusedFile({ code: 'odd-types', tables: 'several', reason: error.message });
}
