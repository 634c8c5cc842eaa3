import type { Dataset } from '../core/dataset.ts';
import type { LoadingEngine, LoadProgress } from '../core/engine.ts';
import { newId } from '../core/id.ts';
import type { ReadChoices } from '../core/import-report.ts';
import { refusedFile } from '../core/refused-file.ts';
import { baseName } from './accepted.ts';
import { contentHash } from './content-hash.ts';
import type { Format, ReadRequest, ReadResult } from './format.ts';
import { formats } from './formats.ts';
import { ungzip } from './gzip.ts';
import { isGzip, isZip, knownFile } from './known-files.ts';
import { tableNameFor } from './table-name.ts';
import { isArchiveOfFiles, readZip, type UnpackedMember } from './zip.ts';

export interface IngestOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
  /** Table names that are taken. */
  readonly taken: readonly string[];
  /** Default: everything is detected. */
  readonly choices?: ReadChoices;
}

const headBytes = 65_536;

/** Reads a file into the engine. Rejects with `IngestError`, or an `AbortError` when stopped; nothing is left behind then. */
export async function ingest(file: File, engine: LoadingEngine, options: IngestOptions): Promise<Dataset> {
  const { signal, onProgress, choices = {} } = options;
  signal.throwIfAborted();
  refuseEmpty(file);
  const tell = (fraction: number, rows?: number) =>
    onProgress({
      bytesRead: Math.round(file.size * fraction),
      byteSize: file.size,
      ...(rows === undefined ? {} : { rows }),
    });
  tell(0);
  const sampled = await contentHash(file);
  const dropped = { blob: file, fileName: file.name, share: { from: 0, to: 1 } };
  const read = (given: Given) => readFile(given, { engine, choices, signal, tell });
  const { format, tables, notes, reports } = (await isArchive(file))
    ? { format: 'zip', ...(await readZip(file, { engine, signal, taken: options.taken, read })) }
    : await read({ ...dropped, tableName: tableNameFor(file.name, options.taken), taken: options.taken });
  return {
    id: newId(),
    name: baseName(file.name),
    tables,
    source: {
      fileName: file.name,
      byteSize: file.size,
      lastModified: file.lastModified,
      format,
      contentHash: sampled,
      notes,
      reports,
      choices,
    },
    createdAt: Date.now(),
  };
}

/** A file, by itself or out of an archive. */
interface Given extends Pick<UnpackedMember, 'tableName' | 'taken' | 'share'> {
  readonly blob: Blob;
  readonly fileName: string;
}

interface Reading extends Pick<ReadRequest, 'engine' | 'choices' | 'signal'> {
  readonly tell: (fraction: number, rows?: number) => void;
}

async function readFile(
  given: Given,
  { tell, ...reading }: Reading,
): Promise<ReadResult & { readonly format: string }> {
  const { share, tableName, taken } = given;
  const within = (fraction: number, rows?: number) =>
    tell(share.from + (share.to - share.from) * fraction, rows);
  refuseEmpty(given.blob);
  const unpacked = await unpack(given, reading.signal, within);
  refuseEmpty(unpacked.blob);
  const format = formatOf(await headOf(unpacked.blob), unpacked.fileName);
  reading.signal.throwIfAborted();
  const result = await format.read({
    ...reading,
    blob: unpacked.blob,
    fileName: unpacked.fileName,
    tableName,
    nameTable: namesBeside(taken),
    onProgress: (fraction, rows) => within(unpacked.share + (1 - unpacked.share) * fraction, rows),
  });
  return { ...result, format: format.name };
}

function namesBeside(taken: readonly string[]): ReadRequest['nameTable'] {
  const used = [...taken];
  return (wanted) => {
    const name = tableNameFor(wanted, used);
    used.push(name);
    return name;
  };
}

/** An archive of files, and not one that is itself a file of some format. */
async function isArchive(file: File): Promise<boolean> {
  const head = await headOf(file);
  return isZip(head) && knownFile(head) === undefined && isArchiveOfFiles(file, file.name);
}

interface Unpacked {
  readonly blob: Blob;
  readonly fileName: string;
  /** Of the whole work, how much unpacking took: 0 to 1. */
  readonly share: number;
}

async function unpack(
  { blob: packed, fileName }: Given,
  signal: AbortSignal,
  tell: (fraction: number) => void,
): Promise<Unpacked> {
  if (!isGzip(await headOf(packed))) return { blob: packed, fileName, share: 0 };
  const share = 0.4;
  const blob = await ungzip(packed, signal, (bytes) => tell((share * bytes) / packed.size));
  return { blob, fileName: fileName.replace(/\.gz$/i, ''), share };
}

function formatOf(head: Uint8Array, fileName: string): Format {
  const known = knownFile(head);
  if (known !== undefined) {
    throw refusedFile({ code: 'known', fileName, kind: known.kind });
  }
  const format = formats.find((candidate) => candidate.claims(head, fileName));
  if (format !== undefined) return format;
  throw refusedFile({ code: 'not-text', fileName });
}

async function headOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
}

function refuseEmpty(blob: Blob): void {
  if (blob.size > 0) return;
  throw refusedFile({ code: 'empty' });
}
