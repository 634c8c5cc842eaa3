import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import { quoteIdentifier } from '../../../core/dataset.ts';
import { detected } from '../../../core/detected.ts';
import type { ParsedPart } from '../../../core/engine.ts';
import { IngestError } from '../../../core/error.ts';
import { infoNote, warningNote } from '../../../core/import-note.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import type { Parse, ParserAssets } from '../../parse.ts';
import { startsWithMagic } from './magic.ts';
import { rowsOf } from './rows.ts';
import { type Relation, relationsOf } from './schema.ts';
import { columnsOf } from './types.ts';

/** Its copy in WebAssembly's memory, and the pages that SQLite works on, have to fit. */
const mostBytes = 2 ** 30;

/**
 * By sql.js (MIT; SQLite 3.54 in 0.7 MB of WebAssembly and 46 kB of JavaScript): 500,000 rows of 5 columns in 1.8 s.
 * SQLite's own package for the web (0.9 MB and 650 kB, most of it for storage in a browser) takes 6.5 s for them, and
 * its releases come as `-build` versions that npm does not take for the latest.
 */
export async function prepareSqlite({ sqliteWasm }: ParserAssets): Promise<Parse> {
  const wasmBinary =
    sqliteWasm instanceof URL ? await (await fetch(sqliteWasm)).arrayBuffer() : sqliteWasm.buffer;
  const sqlJs = await initSqlJs({ wasmBinary });
  return (blob) => parseSqlite(sqlJs, blob);
}

async function* parseSqlite(sqlJs: SqlJsStatic, blob: Blob): AsyncGenerator<ParsedPart, void> {
  refuseLarge(blob);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (!startsWithMagic(bytes)) throw noDatabase();
  if (usesLog(bytes)) {
    // Without its log beside it, a database in that mode is opened only as one that has none.
    bytes.set([1, 1], 18);
    yield { kind: 'note', note: infoNote({ code: 'unread-log' }) };
  }
  const database = new sqlJs.Database(bytes);
  try {
    yield* parseDatabase(database);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    database.close();
  }
}

function* parseDatabase(database: Database): Generator<ParsedPart, void> {
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
  refuseBroken(database);
  const { relations, notes } = relationsOf(database);
  for (const note of notes) yield { kind: 'note', note };
  let read = 0;
  for (const [index, relation] of relations.entries()) {
    for (const part of relationParts(database, relation, index / relations.length)) {
      if (part.kind === 'table') read += 1;
      yield part;
    }
  }
  if (read === 0) throw noTables();
}

const mostPages = 50_000;

/**
 * A chain of pages that leads back into itself is followed in silence, and gives texts that nobody wrote. Looked for
 * where that takes about a second at most; indexes and constraints are left out, since they hold no rows.
 */
function refuseBroken(database: Database): void {
  const [pages] = database.exec('PRAGMA page_count')[0]?.values[0] ?? [];
  if (Number(pages) > mostPages) return;
  const complaints = database.exec('PRAGMA quick_check(5)')[0]?.values.flat().map(String) ?? [];
  const broken = complaints.find(
    (complaint) => /\b(tree|page) \d+/i.test(complaint) && !/freelist/i.test(complaint),
  );
  if (broken !== undefined) throw new Error(broken.replaceAll('\n', ': '));
}

/** A table that does not read ends all; a view may be left out, since it holds nothing of its own. */
function* relationParts(
  database: Database,
  relation: Relation,
  fraction: number,
): Generator<ParsedPart, void> {
  if (relation.kind === 'table') {
    yield* partsOf(database, relation, fraction);
    return;
  }
  try {
    refuseEndless(database, relation);
    yield* partsOf(database, relation, fraction);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { name } = relation;
    const note = warningNote({
      ...{ code: 'left-out', kind: 'view', name },
      ...{ reason: error.message, isOpened: true },
    });
    yield { kind: 'note', note };
  }
}

const mostViewRows = 2_000_000;

/** A view may count up for ever. */
function refuseEndless(database: Database, { name }: Relation): void {
  const [count] =
    database.exec(
      `SELECT count(*) FROM (SELECT 1 FROM ${quoteIdentifier(name)} LIMIT ${mostViewRows + 1})`,
    )[0]?.values[0] ?? [];
  if (Number(count) > mostViewRows)
    throw new Error(`it gives more than ${mostViewRows.toLocaleString('en')} rows`);
}

function* partsOf(database: Database, relation: Relation, fraction: number): Generator<ParsedPart, void> {
  const { columns, cells, notes } = columnsOf(database, relation);
  yield {
    kind: 'table',
    title: relation.name,
    cells,
    setAside: [],
    written: columns.filter(({ type, isMixed }) => type === 'text' && isMixed).map(({ name }) => name),
    dated: columns.filter(({ type, isMixed }) => type === 'text' && !isMixed).map(({ name }) => name),
  };
  yield {
    kind: 'detection',
    detection: detected('In the database', {
      ...{ code: 'relation', kind: relation.kind, name: relation.name },
    }),
  };
  for (const note of notes) yield { kind: 'note', note };
  for (const part of rowsOf(database, relation, columns)) yield { kind: 'rows', ...part, fraction };
}

function usesLog(bytes: Uint8Array): boolean {
  return bytes[18] === 2 || bytes[19] === 2;
}

function refuseLarge({ size }: Blob): void {
  if (size <= mostBytes) return;
  throw refusedFile({ code: 'large-database', gigabytes: mostBytes / 2 ** 30 });
}

function noDatabase(): IngestError {
  return refusedFile({ code: 'no-database' });
}

function noTables(): IngestError {
  return refusedFile({ code: 'no-database-tables' });
}

function refusalOf(error: unknown): unknown {
  if (error instanceof IngestError || !(error instanceof Error)) return error;
  return refusedFile({ code: 'damaged-database', reason: error.message });
}
