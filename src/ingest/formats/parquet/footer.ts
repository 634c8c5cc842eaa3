import { type FileMetaData, parquetMetadataAsync, type SchemaElement } from 'hyparquet';
import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { bytesOf } from './bytes-of.ts';

/** What a Parquet file says of itself at its end. */
export interface Footer {
  readonly metadata: FileMetaData;
  /** As the row groups have it: the file's own sum is left out by some writers. */
  readonly rowCount: number;
  readonly columns: readonly SchemaElement[];
  /** Unpacked. */
  readonly bytesPerRow: number;
  readonly codecs: readonly string[];
}

/** A table that is wider than that is a mistake, and takes minutes. */
const mostColumns = 20_000;

export async function readFooter(blob: Blob): Promise<Footer> {
  await refuseEncrypted(blob);
  const metadata = await metadataOf(blob);
  const columns = topLevel(metadata.schema);
  if (columns.length > mostColumns) throw tooWide(columns.length);
  if (columns.length === 0) throw damaged('it has no columns');
  const chunks = metadata.row_groups.flatMap((group) => group.columns);
  if (chunks.some(({ crypto_metadata }) => crypto_metadata !== undefined)) throw encrypted();
  const rowCount = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  const bytes = chunks.reduce(
    (sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0),
    0,
  );
  return {
    metadata,
    rowCount,
    columns,
    bytesPerRow: Math.max(1, bytes / Math.max(1, rowCount)),
    codecs: [...new Set(chunks.flatMap(({ meta_data }) => (meta_data ? [meta_data.codec] : [])))],
  };
}

async function refuseEncrypted(blob: Blob): Promise<void> {
  const tail = new TextDecoder('latin1').decode(await blob.slice(-4).arrayBuffer());
  if (tail === 'PARE') throw encrypted();
  if (tail === 'PAR1') return;
  throw damaged('it does not end as a Parquet file does, so a part of it is missing');
}

function encrypted(): IngestError {
  return refusedFile({ code: 'encrypted-parquet' });
}

async function metadataOf(blob: Blob): Promise<FileMetaData> {
  const file = bytesOf(blob);
  try {
    return await parquetMetadataAsync(file, { geoparquet: false });
  } catch {
    throw damaged('its description of itself cannot be read');
  }
}

/** The schema is a tree, written in the order of a walk; its root comes first. */
function topLevel(schema: readonly SchemaElement[]): SchemaElement[] {
  const found: SchemaElement[] = [];
  for (let at = 1; at < schema.length; at = afterSubtree(schema, at)) {
    const element = schema[at];
    if (element !== undefined) found.push(element);
  }
  return found;
}

function afterSubtree(schema: readonly SchemaElement[], at: number): number {
  let next = at + 1;
  for (let open = schema[at]?.num_children ?? 0; open > 0 && next < schema.length; open -= 1) {
    open += schema[next]?.num_children ?? 0;
    next += 1;
  }
  return next;
}

export function damaged(what: string): IngestError {
  return refusedFile({ code: 'damaged-parquet', what });
}

function tooWide(columns: number): IngestError {
  return refusedFile({ code: 'many-columns', format: 'Parquet', columns, most: mostColumns });
}
