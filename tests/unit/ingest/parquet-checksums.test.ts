import { crc32 as crc32OfZlib } from 'node:zlib';
import type { ColumnMetaData } from 'hyparquet';
import { expect, test } from 'vitest';
import { verifyPages } from '../../../src/ingest/formats/parquet/checksums.ts';
import { crc32 } from '../../../src/ingest/formats/parquet/crc32.ts';
import type { Footer } from '../../../src/ingest/formats/parquet/footer.ts';
import { encoded } from '../../support/small-files.ts';
import { joined } from '../../support/zip.ts';

/** A 32-bit field that follows the one before it, in Thrift's compact protocol. */
function field(value: number): number[] {
  const bytes = [0x15];
  for (let rest = ((value << 1) ^ (value >> 31)) >>> 0; ; rest >>>= 7) {
    const isLast = rest < 128;
    bytes.push((rest & 127) | (isLast ? 0 : 128));
    if (isLast) return bytes;
  }
}

/** With the least and greatest value in its header, as writers put them there. */
function page(content: string, checksum: number | undefined): Uint8Array {
  const bytes = encoded(content);
  const statistics = [0x18, 0x02, 0x61, 0x62, 0x18, 0x01, 0x7a, 0x16, 0x00, 0x11, 0x00];
  const data = [checksum === undefined ? 0x2c : 0x1c, 0x15, 0x02, 0x4c, ...statistics, 0x00, 0x00];
  const sizes = [...field(0), ...field(bytes.length), ...field(bytes.length)];
  return joined([
    Uint8Array.from([...sizes, ...(checksum === undefined ? [] : field(checksum)), ...data]),
    bytes,
  ]);
}

async function verify(pages: readonly Uint8Array[]): Promise<number> {
  const blob = new Blob([joined([encoded('PAR1'), ...pages])]);
  const chunk: Partial<ColumnMetaData> = {
    path_in_schema: ['city'],
    data_page_offset: 4n,
    total_compressed_size: BigInt(blob.size - 4),
  };
  const footer = { metadata: { row_groups: [{ columns: [{ meta_data: chunk }] }] } } as unknown as Footer;
  let verified = 0;
  for await (verified of verifyPages(blob, footer));
  return verified;
}

const right = (content: string): Uint8Array => page(content, crc32(encoded(content)));

test('pages that match their checksums are counted', async () => {
  expect(await verify([right('Pune'), right('Agra'), right('x'.repeat(100_000))])).toBe(3);
  expect(await verify([page('dictionary', undefined), right('Agra')])).toBe(1);
});

test('a page that does not match its checksum is refused', async () => {
  const wrong = page('Puna', crc32(encoded('Pune')));
  await expect(verify([right('Agra'), wrong])).rejects.toMatchObject({
    name: 'IngestError',
    message: 'The Parquet file is damaged: a page of column "city" does not match its checksum.',
  });
});

test('pages without checksums, and what is no page, are left to the reader', async () => {
  expect(await verify([page('Pune', undefined)])).toBe(0);
  expect(await verify([encoded('nothing of the kind')])).toBe(0);
});

test('the checksum is that of GZIP', () => {
  for (const text of ['', 'a', 'Zürich', 'x'.repeat(1000)]) {
    expect(crc32(encoded(text))).toBe(crc32OfZlib(encoded(text)) | 0);
  }
});
