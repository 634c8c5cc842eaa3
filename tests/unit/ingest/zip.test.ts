import { gzipSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { openArchive } from '../../../src/ingest/archive.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { zipOf } from '../../support/zip.ts';
import { row, xlsxOf } from './workbook-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const text = (content: string) => new TextEncoder().encode(content);

describe('an archive', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  async function read(
    bytes: Uint8Array<ArrayBuffer>,
    name = 'data.zip',
    taken: readonly string[] = [],
  ): Promise<Dataset> {
    const options = { signal: new AbortController().signal, onProgress: () => undefined, taken };
    return ingest(new File([bytes], name), engine, options);
  }

  async function sizesOf({ tables }: Dataset): Promise<Record<string, number>> {
    for (const { name } of tables) await engine.execute(`DROP TABLE "${name}"`);
    return Object.fromEntries(tables.map(({ name, rowCount }) => [name, rowCount]));
  }

  it('is read file by file, whatever their formats', async () => {
    const dataset = await read(
      zipOf(
        new Map([
          ['sales.csv', text('a,b\n1,2\n3,4\n')],
          ['more/stock.tsv.gz', new Uint8Array(gzipSync('a\tb\n1\t2\n'))],
          ['people.xlsx', xlsxOf([{ name: 'S', rows: row('name', 'age') + row('Ann', 30) }])],
          ['__MACOSX/._sales.csv', text('litter')],
        ]),
      ),
    );
    expect(await sizesOf(dataset)).toEqual({ sales: 2, stock: 1, people: 1 });
    expect(dataset.source.format).toBe('zip');
  });

  it('tells files of one name apart by their folders, and keeps clear of names that are taken', async () => {
    const csv = text('a,b\n1,2\n');
    const dataset = await read(
      zipOf(
        new Map([
          ['2023/x.csv', csv],
          ['2024/x.csv', csv],
          ['y.csv', csv],
        ]),
      ),
      'data.zip',
      ['y'],
    );
    expect(await sizesOf(dataset)).toEqual({ t_2023_x: 1, t_2024_x: 1, y_2: 1 });
  });

  it('names what it leaves out', async () => {
    const inner = zipOf(new Map([['x.csv', text('a,b\n1,2\n')]]));
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]);
    const dataset = await read(
      zipOf(
        new Map([
          ['a.csv', text('a,b\n1,2\n')],
          ['in.zip', inner],
          ['p.png', picture],
        ]),
      ),
    );
    expect(await sizesOf(dataset)).toEqual({ a: 1 });
    expect(dataset.source.notes.map(({ message }) => message)).toEqual([
      '"in.zip" was left out: It is an archive within an archive.',
      '"p.png" was left out: p.png is a PNG image, which cannot be opened here.',
    ]);
  });

  it('of nothing but workbook parts is a workbook, whatever it is called', async () => {
    const dataset = await read(xlsxOf([{ name: 'S', rows: row('a', 'b') + row(1, 2) }]), 'report.zip');
    expect(await sizesOf(dataset)).toEqual({ report: 1 });
    expect(dataset.source.format).toBe('workbook');
  });

  it('is refused when nothing in it can be opened, or when it is encrypted, cut off or damaged', async () => {
    const whole = zipOf(new Map([['a.csv', text('a,b\n1,2\n')]]));
    const encrypted = whole.slice();
    const directory = new TextDecoder('latin1').decode(whole).indexOf('PK\x01\x02');
    for (const flags of [6, directory + 8]) encrypted[flags] = 1;
    const damaged = whole.slice();
    damaged[36] = 0x58;
    const useless = zipOf(new Map([['p.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])]]));
    await expect(read(encrypted)).rejects.toThrow('password');
    await expect(read(whole.slice(0, 60))).rejects.toThrow('damaged or incomplete');
    await expect(read(damaged)).rejects.toMatchObject({ name: 'IngestError' });
    await expect(read(useless)).rejects.toThrow('PNG');
    expect((await engine.query('SELECT table_name FROM duckdb_tables()')).rows).toEqual([]);
  });

  it('of many small bombs is refused as one', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 9 });
    const zeros = new Uint8Array(10 * 2 ** 20);
    for (let part = 0; part < 8; part += 1) await writer.add(`${part}.csv`, new Uint8ArrayReader(zeros));
    const bomb = new Blob([await writer.close()]);
    const limits = { members: 100, unpackedBytes: 2 ** 32, ratio: 200 };
    const unpackAll = async () => {
      let byteSize = 0;
      for (const member of await openArchive(bomb, limits)) {
        for await (const bytes of member.unpack()) byteSize += bytes.length;
      }
      return byteSize;
    };
    await expect(unpackAll()).rejects.toThrow('200 times its size');
  });

  it('is refused when it unpacks to hundreds of times its size', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(300 * 2 ** 20), { level: 9 }));
    await expect(read(bomb, 'bomb.csv.gz')).rejects.toThrow('300 times its size');
  });
});
