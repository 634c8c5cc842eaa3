import type { Dataset } from '../core/dataset.ts';
import type { LoadingEngine, LoadProgress } from '../core/engine.ts';
import { IngestError } from '../core/error.ts';
import { newId } from '../core/id.ts';
import type { ReadChoices } from '../core/import-report.ts';
import { acceptedEndings, baseName } from './accepted.ts';
import { contentHash } from './content-hash.ts';
import type { Format } from './format.ts';
import { formats } from './formats.ts';
import { ungzip } from './gzip.ts';
import { isGzip, knownFile } from './known-files.ts';
import { tableNameFor } from './table-name.ts';

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
  const unpacked = await unpack(file, signal, tell);
  refuseEmpty(unpacked.blob);
  const format = formatOf(await headOf(unpacked.blob), unpacked.fileName);
  const contentHashOfFile = await contentHash(file);
  signal.throwIfAborted();
  const { tables, notes, reports } = await format.read({
    blob: unpacked.blob,
    fileName: unpacked.fileName,
    engine,
    tableName: tableNameFor(file.name, options.taken),
    taken: options.taken,
    choices,
    signal,
    onProgress: (fraction, rows) => tell(unpacked.share + (1 - unpacked.share) * fraction, rows),
  });
  return {
    id: newId(),
    name: baseName(file.name),
    tables,
    source: {
      fileName: file.name,
      byteSize: file.size,
      lastModified: file.lastModified,
      format: format.name,
      contentHash: contentHashOfFile,
      notes,
      reports,
      choices,
    },
    createdAt: Date.now(),
  };
}

interface Unpacked {
  readonly blob: Blob;
  readonly fileName: string;
  /** Of the whole work, how much unpacking took: 0 to 1. */
  readonly share: number;
}

async function unpack(file: File, signal: AbortSignal, tell: (fraction: number) => void): Promise<Unpacked> {
  if (!isGzip(await headOf(file))) return { blob: file, fileName: file.name, share: 0 };
  const share = 0.4;
  const blob = await ungzip(file, signal, (bytes) => tell((share * bytes) / file.size));
  return { blob, fileName: file.name.replace(/\.gz$/i, ''), share };
}

function formatOf(head: Uint8Array, fileName: string): Format {
  const known = knownFile(head);
  if (known !== undefined) {
    throw new IngestError(`${fileName} is ${known.looksLike}, which cannot be opened here.`, {
      advice: known.advice,
    });
  }
  const format = formats.find((candidate) => candidate.claims(head, fileName));
  if (format !== undefined) return format;
  throw new IngestError(`${fileName} does not hold text, but something that only another program can read.`, {
    advice: `Export your data as one of ${acceptedEndings.join(', ')} and drop that file.`,
  });
}

async function headOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
}

function refuseEmpty(blob: Blob): void {
  if (blob.size > 0) return;
  throw new IngestError('The file is empty: it holds 0 bytes.', {
    advice: 'Save or download it again, and check that the program that writes it has finished.',
  });
}
