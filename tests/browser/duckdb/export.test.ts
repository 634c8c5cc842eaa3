import { read } from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { isAbort } from '../../../src/core/error.ts';
import { type ExportFormat, wholeView } from '../../../src/core/held-result.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { exportTable } from '../../../workers/duckdb/export/export-table.ts';

const engine = startDuckDb({ databaseName: `export-${crypto.randomUUID()}` });
afterAll(() => engine.close());

const rows = `
  SELECT 1 AS n, 'plain' AS text, DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 13:45:10.5' AS moment, true AS flag,
    1.25::DECIMAL(9,2) AS price, 0.5::DOUBLE AS share, sum(7::BIGINT) AS total, 'b'::ENUM('a', 'b') AS grade
  UNION ALL
  SELECT NULL, '=HYPERLINK("http://x")', NULL, NULL, false, -3.5, NULL, NULL, NULL
  UNION ALL
  SELECT 3, 'two\nlines, "quoted" & <tagged>', DATE '1850-01-01', NULL, NULL, NULL, 'nan'::DOUBLE, 9, 'a'`;

interface Asked {
  readonly sql?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

async function fileOf(format: ExportFormat, { sql = rows, ...asked }: Asked = {}): Promise<Blob> {
  const held = await engine.hold(sql);
  const arranged = await held.arrange(wholeView);
  const { signal } = new AbortController();
  return exportTable({
    ...{ format, rows: arranged, columns: held.columns, signal },
    onProgress: () => undefined,
    ...asked,
  });
}

async function loaded(file: Blob, name: string): Promise<Dataset> {
  const { signal } = new AbortController();
  return engine.ingest(new File([file], name), { signal, onProgress: () => undefined, taken: [] });
}

test('CSV: texts that look like formulas are defused, numbers stay numbers', async () => {
  const text = await (await fileOf('csv')).text();
  expect(text.split('\r\n')[0]?.replace('\uFEFF', '')).toBe('n,text,day,moment,flag,price,share,total,grade');
  expect(text).toContain('1,plain,2024-02-29,2024-02-29 13:45:10.5,true,1.25,0.5,7,b\r\n');
  expect(text).toContain(`,"'=HYPERLINK(""http://x"")",,,false,-3.5,,,\r\n`);
});

test('JSON: objects in the types that JSON has', async () => {
  const list = JSON.parse(await (await fileOf('json')).text()) as unknown[];
  expect(list).toHaveLength(3);
  expect(list[0]).toEqual({
    ...{ n: 1, text: 'plain', day: '2024-02-29', moment: '2024-02-29 13:45:10.5', flag: true },
    ...{ price: 1.25, share: 0.5, total: 7, grade: 'b' },
  });
  expect(list[2]).toMatchObject({ share: 'NaN', flag: null });
});

test('JSON: wide numbers keep all their digits', async () => {
  const text = await (
    await fileOf('json', { sql: 'SELECT 170141183460469231731687303715884105727 AS n' })
  ).text();
  expect(text).toBe('[\n{"n":170141183460469231731687303715884105727}\n]\n');
});

test('Excel: typed cells, and a formula in a text is a text', async () => {
  const book = read(await (await fileOf('xlsx')).arrayBuffer(), { cellDates: true, cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  expect(sheet.A1).toMatchObject({ t: 's', v: 'n' });
  expect([sheet.A2, sheet.F2, sheet.E2].map((cell: { t: string; v: unknown }) => [cell.t, cell.v])).toEqual([
    ['n', 1],
    ['n', 1.25],
    ['b', true],
  ]);
  expect((sheet.C2 as { v: Date }).v.toISOString().slice(0, 10)).toBe('2024-02-29');
  expect(sheet.B3).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' });
  expect((sheet.B3 as { f?: string }).f).toBeUndefined();
  expect(sheet.B4).toMatchObject({ v: 'two\nlines, "quoted" & <tagged>' });
  expect(sheet.C4).toMatchObject({ t: 's', v: '1850-01-01' });
  expect(sheet.G4).toMatchObject({ t: 's', v: 'NaN' });
});

test('Parquet: read back by another reader, value by value, in its types', async () => {
  const file = await (await fileOf('parquet')).arrayBuffer();
  const { schema } = await parquetMetadataAsync(file);
  const typeOf = (name: string) => schema.find((each) => each.name === name);
  expect(typeOf('flag')?.type).toBe('BOOLEAN');
  expect(typeOf('total')?.type).toBe('INT64');
  expect(typeOf('price')?.logical_type?.type ?? typeOf('price')?.converted_type).toBe('DECIMAL');
  const read = await parquetReadObjects({ file, compressors });
  expect(read[0]).toMatchObject({
    n: 1,
    text: 'plain',
    flag: true,
    price: 1.25,
    share: 0.5,
    total: 7n,
    grade: 'b',
  });
  expect(read[0]?.day).toEqual(new Date('2024-02-29'));
  expect(read[1]).toMatchObject({ n: null, text: '=HYPERLINK("http://x")', flag: false });
});

test('Arrow: a file that Arrow reads', async () => {
  const table = tableFromIPC(new Uint8Array(await (await fileOf('arrow')).arrayBuffer()));
  expect(table.numRows).toBe(3);
  expect(table.schema.fields.map((field) => String(field.type))).toEqual([
    ...[
      'Int32',
      'Utf8',
      'Date32<DAY>',
      'Timestamp<MICROSECOND>',
      'Bool',
      'Decimal[9e+2]',
      'Float64',
      'Int64',
      'Utf8',
    ],
  ]);
  expect([...(table.getChild('flag') ?? [])]).toEqual([true, false, null]);
});

test.each(['csv', 'json', 'parquet', 'arrow', 'xlsx'] as const)(
  'a %s file of 100,000 rows, dropped again, is the same table',
  async (format) => {
    const sql = `SELECT i AS id, (i * 7919) % 1000 AS amount, 'name ' || (i % 77) AS name, DATE '2020-01-01' + (i % 900)::INTEGER AS day FROM range(100000) t(i)`;
    const steps: number[] = [];
    const file = await fileOf(format, { sql, onProgress: (fraction) => steps.push(fraction) });
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.at(-1)).toBe(1);
    const { tables } = await loaded(file, `again-${format}.${format}`);
    const [table] = tables;
    const sums = (from: string) =>
      `SELECT count(*), sum(id), sum(amount), count(DISTINCT name), CAST(min(CAST(day AS DATE)) AS VARCHAR), CAST(max(CAST(day AS DATE)) AS VARCHAR), sum(id * amount) FROM ${from}`;
    const [before, after] = [
      await engine.query(sums(`(${sql})`)),
      await engine.query(sums(`"${table?.name ?? ''}"`)),
    ];
    expect(after.rows).toEqual(before.rows);
  },
);

test.each(['csv', 'json', 'xlsx', 'parquet', 'arrow'] as const)(
  'a result without rows is a sound %s file',
  async (format) => {
    const file = await fileOf(format, { sql: 'SELECT 1 AS n, true AS flag WHERE false' });
    expect(file.size).toBeGreaterThan(0);
    if (format === 'json') expect(JSON.parse(await file.text())).toEqual([]);
    if (format === 'parquet')
      expect(await parquetReadObjects({ file: await file.arrayBuffer(), compressors })).toEqual([]);
    if (format === 'arrow')
      expect(tableFromIPC(new Uint8Array(await file.arrayBuffer())).schema.fields).toHaveLength(2);
  },
);

test('writing can be stopped', async () => {
  const stop = new AbortController();
  const sql = 'SELECT i AS n FROM range(2000000) t(i)';
  const written = fileOf('csv', { sql, signal: stop.signal, onProgress: () => stop.abort() });
  expect(isAbort(await written.catch((error: unknown) => error))).toBe(true);
});

beforeAll(() => engine.query('SELECT 1'));
