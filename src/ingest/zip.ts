import { type ImportNote, quoteIdentifier } from '../core/dataset.ts';
import type { LoadingEngine } from '../core/engine.ts';
import { IngestError } from '../core/error.ts';
import { warningNote } from '../core/import-note.ts';
import { refusedFile } from '../core/refused-file.ts';
import { baseName } from './accepted.ts';
import type { ArchiveLimits, Member } from './archive.ts';
import type { ReadResult } from './format.ts';
import { isNamedWorkbook } from './formats/excel.ts';
import { isZip } from './known-files.ts';
import { tableNameFor } from './table-name.ts';

const limits: ArchiveLimits = { members: 10_000, unpackedBytes: 4 * 2 ** 30, ratio: 300 };
const mostRead = 500;
/** Handed to the browser together, which may put them on disk. */
const blobBytes = 16 * 2 ** 20;

export interface UnpackedMember {
  readonly blob: Blob;
  /** Without its folders. */
  readonly fileName: string;
  readonly tableName: string;
  readonly taken: readonly string[];
  /** Of the whole archive, from where to where this member goes: 0 to 1. */
  readonly share: { readonly from: number; readonly to: number };
}

interface Context {
  readonly engine: LoadingEngine;
  readonly signal: AbortSignal;
  readonly taken: readonly string[];
  /** Reads a member as if it had been dropped. */
  readonly read: (member: UnpackedMember) => Promise<ReadResult>;
}

/** Whether the archive is not the inside of a workbook, whatever its name and the order of its parts. */
export async function isArchiveOfFiles(blob: Blob, fileName: string): Promise<boolean> {
  if (isNamedWorkbook(fileName)) return false;
  const members = await open(blob);
  const has = (pattern: RegExp) => members.some(({ path }) => pattern.test(path));
  if (has(/^(word\/document|ppt\/presentation)\.xml$/i)) throw noTable(fileName);
  return !has(/^(xl[\\/]workbook\.(xml|bin)|content\.xml)$/i);
}

/** Every member that some format accepts becomes tables; what does not is named in the notes. All or nothing on failure. */
export async function readZip(blob: Blob, context: Context): Promise<ReadResult> {
  const members = chosen(await open(blob));
  const parts: ReadResult[] = [{ tables: [], notes: notesOn(members), reports: [] }];
  const refusals: IngestError[] = [];
  const total = Math.max(
    1,
    members.read.reduce((sum, { packedBytes }) => sum + packedBytes, 0),
  );
  let done = 0;
  try {
    for (const member of members.read) {
      const share = { from: done / total, to: (done + member.packedBytes) / total };
      const taken = [...context.taken, ...namesIn(parts)];
      const read = await readMember(member, members.read, { ...context, taken }, share);
      done += member.packedBytes;
      const isRefused = read instanceof IngestError;
      if (isRefused) refusals.push(read);
      parts.push(isRefused ? refused(member, read) : read);
    }
    if (namesIn(parts).length === 0) throw barren(members, refusals);
  } catch (error) {
    for (const name of namesIn(parts))
      await context.engine.execute(`DROP TABLE IF EXISTS ${quoteIdentifier(name)}`);
    throw error;
  }
  return {
    tables: parts.flatMap(({ tables }) => tables),
    notes: parts.flatMap((part) => part.notes),
    reports: parts.flatMap(({ reports }) => reports),
  };
}

async function open(blob: Blob): Promise<readonly Member[]> {
  return (await import('./archive.ts')).openArchive(blob, limits);
}

interface Chosen {
  readonly open: readonly Member[];
  /** Of those the first. */
  readonly read: readonly Member[];
  readonly locked: readonly Member[];
}

function chosen(members: readonly Member[]): Chosen {
  const candidates = members.filter((member) => !member.isFolder && !isLitter(member.path));
  const locked = candidates.filter(({ isEncrypted }) => isEncrypted);
  const open = candidates.filter(({ isEncrypted, packedBytes }) => !isEncrypted && packedBytes > 0);
  if (locked.length > 0 && open.length === 0) throw encrypted();
  const read = open.toSorted((one, other) => (one.path < other.path ? -1 : 1)).slice(0, mostRead);
  return { open, read, locked };
}

function notesOn({ open, read, locked }: Chosen): ImportNote[] {
  const isCut = open.length > read.length;
  return [
    ...locked.map(({ path }) => warningNote({ code: 'encrypted-member', path })),
    ...(isCut ? [warningNote({ code: 'members-left', files: open.length, read: read.length })] : []),
  ];
}

/** What systems put into archives beside what was meant. */
function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.|thumbs\.db$|desktop\.ini$)/i.test(path);
}

async function readMember(
  member: Member,
  all: readonly Member[],
  context: Context,
  share: UnpackedMember['share'],
): Promise<ReadResult | IngestError> {
  try {
    const blob = await blobOf(member, context.signal);
    const head = new Uint8Array(await blob.slice(0, 65_536).arrayBuffer());
    const fileName = lastOf(member.path);
    if (isZip(head) && (await isArchiveOfFiles(blob, fileName))) return nested();
    const read = await context.read({
      blob,
      fileName,
      tableName: tableNameFor(isAmbiguous(member, all) ? pathName(member.path) : fileName, context.taken),
      taken: context.taken,
      share,
    });
    const isOne = all.length === 1;
    return isOne
      ? read
      : {
          ...read,
          notes: read.notes.map((note) => ({
            ...note,
            message: `${member.path}: ${note.message}`,
            member: member.path,
          })),
        };
  } catch (error) {
    if (error instanceof IngestError) return error;
    throw error;
  }
}

async function blobOf(member: Member, signal: AbortSignal): Promise<Blob> {
  const blobs: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const part of member.unpack()) {
    signal.throwIfAborted();
    parts.push(part);
    bytes += part.length;
    if (bytes < blobBytes) continue;
    blobs.push(new Blob(parts));
    parts = [];
    bytes = 0;
  }
  return new Blob([...blobs, ...parts]);
}

/** Files of one name in several folders are told apart by their folders. */
function isAmbiguous(member: Member, all: readonly Member[]): boolean {
  const name = baseName(lastOf(member.path)).toLowerCase();
  return all.some((other) => other !== member && baseName(lastOf(other.path)).toLowerCase() === name);
}

function pathName(path: string): string {
  const folders = path.split('/').slice(0, -1).join('_');
  return folders === '' ? lastOf(path) : `${folders}_${lastOf(path)}`;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function namesIn(parts: readonly ReadResult[]): readonly string[] {
  return parts.flatMap(({ tables }) => tables.map(({ name }) => name));
}

function refused({ path }: Member, { message, fact }: IngestError): ReadResult {
  const note = warningNote({ code: 'refused-member', path, reason: message, why: fact });
  return { tables: [], notes: [note], reports: [] };
}

const mostReasons = 3;

/** No member became a table. */
function barren({ open, read, locked }: Chosen, refusals: readonly IngestError[]): IngestError {
  const [first] = refusals;
  if (first !== undefined && open.length === 1) return first;
  const reasons = refusals.slice(0, mostReasons).map(({ fact }) => fact);
  return refusedFile({
    code: 'barren-archive',
    files: open.length,
    read: read.length,
    left: reasons.filter((reason) => reason !== undefined && reason.code !== 'barren-archive'),
    locked: locked.map(({ path }) => path),
  });
}

function noTable(fileName: string): IngestError {
  return refusedFile({ code: 'document', fileName });
}

function nested(): IngestError {
  return refusedFile({ code: 'nested-archive' });
}

function encrypted(): IngestError {
  return refusedFile({ code: 'locked-archive' });
}
