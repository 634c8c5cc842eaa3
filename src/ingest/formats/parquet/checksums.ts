import type { ColumnMetaData } from 'hyparquet';
import { crc32 } from './crc32.ts';
import { damaged, type Footer } from './footer.ts';
import { type PageHeader, readPageHeader } from './page-header.ts';

/** Read at once; a page that is larger comes alone. */
const windowBytes = 8 * 2 ** 20;
/** A header holds the least and the greatest value of its page, which may be long texts. */
const mostHeaderBytes = 2 ** 20;
/** A dictionary, which some writers leave out, and two pages of data. */
const mostWithout = 3;

/**
 * Holds the pages of a file against their checksums, which no reader of Parquet that runs here looks at. Yields how
 * many have been found right. A file whose first pages have none is taken to have none.
 */
export async function* verifyPages(blob: Blob, { metadata }: Footer): AsyncGenerator<number, void> {
  let verified = 0;
  let seen = 0;
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data: chunk } of columns) {
      if (chunk === undefined) continue;
      for await (const isRight of pagesOf(blob, chunk)) {
        seen += 1;
        if (verified === 0 && seen > mostWithout) return;
        if (isRight === undefined) continue;
        verified += 1;
        if (!isRight)
          throw damaged(`a page of column "${chunk.path_in_schema.join('.')}" does not match its checksum`);
      }
      yield verified;
    }
  }
}

/** For each page whether it is as its checksum says; `undefined` when it has none. What cannot be followed is left to the reader. */
async function* pagesOf(blob: Blob, chunk: ColumnMetaData): AsyncGenerator<boolean | undefined, void> {
  const start = Number(chunk.dictionary_page_offset ?? 0n) || Number(chunk.data_page_offset);
  const end = Math.min(blob.size, start + Number(chunk.total_compressed_size));
  if (!(start >= 0)) return;
  const bytesAt = windowOn(blob, end);
  for (let at = start; at < end; ) {
    const header = headerIn(await bytesAt(at, Math.min(end, at + mostHeaderBytes)));
    if (header === undefined) return;
    const from = at + header.byteLength;
    at = from + header.packedBytes;
    if (at > end) return;
    yield header.checksum === undefined ? undefined : crc32(await bytesAt(from, at)) === header.checksum;
  }
}

function headerIn(bytes: Uint8Array): PageHeader | undefined {
  try {
    return readPageHeader(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Small pages together. */
function windowOn(blob: Blob, last: number): (start: number, end: number) => Promise<Uint8Array> {
  let from = 0;
  let bytes = new Uint8Array();
  return async (start, end) => {
    if (start < from || end > from + bytes.length) {
      from = start;
      const to = Math.min(last, Math.max(end, start + windowBytes));
      bytes = new Uint8Array(await blob.slice(start, to).arrayBuffer());
    }
    return bytes.subarray(start - from, end - from);
  };
}
