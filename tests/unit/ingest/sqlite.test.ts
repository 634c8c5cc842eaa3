import initSqlJs from 'sql.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { unaccounted } from '../../../src/core/import-report.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('an SQLite database', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  async function databaseOf(sql: string): Promise<Uint8Array<ArrayBuffer>> {
    const { Database } = await initSqlJs();
    const database = new Database();
    database.exec(sql);
    const bytes = new Uint8Array(database.export());
    database.close();
    return bytes;
  }

  async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Dataset> {
    const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
    const dataset = await ingest(new File([bytes], 'shop.db'), engine, options);
    for (const { cells } of dataset.source.reports) expect(cells && unaccounted(cells)).toBe(0);
    return dataset;
  }

  async function contentOf({ tables }: Dataset): Promise<Record<string, unknown>> {
    const content: Record<string, unknown> = {};
    for (const { name, columns } of tables) {
      const { rows } = await engine.query(`FROM "${name}"`);
      content[name] = [columns.map((column) => `${column.name}: ${column.type}`), rows];
      await engine.execute(`DROP TABLE "${name}"`);
    }
    return content;
  }

  it('is refused when a long text leads back into itself, which SQLite follows in silence', async () => {
    const bytes = await databaseOf(
      "CREATE TABLE t (a TEXT); INSERT INTO t VALUES (printf('%.*c', 100000, 'x')), (printf('%.*c', 100000, 'y'))",
    );
    const view = new DataView(bytes.buffer);
    const pageBytes = view.getUint16(16);
    for (let page = 10; page < 20; page += 1) view.setUint32((page - 1) * pageBytes, 5);
    await expect(read(bytes)).rejects.toMatchObject({
      name: 'IngestError',
      message: expect.stringContaining('reference to page 5') as string,
    });
  });

  it('leaves out a view that has no end, and says so', async () => {
    const dataset = await read(
      await databaseOf(`CREATE TABLE t (a); INSERT INTO t VALUES (1);
        CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`),
    );
    expect(await contentOf(dataset)).toEqual({ shop: [['a: BIGINT'], [[1]]] });
    expect(dataset.source.notes.map(({ message }) => message)).toEqual([
      'The view "endless" cannot be computed (it gives more than 2,000,000 rows); it was left out.',
    ]);
  });

  it('becomes all of its tables and views', async () => {
    const dataset = await read(
      await databaseOf(`CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO customers VALUES (1, 'Ann'), (2, NULL);
        CREATE TABLE "order items" (item TEXT, amount INT, PRIMARY KEY (item, amount)) WITHOUT ROWID;
        INSERT INTO "order items" VALUES ('pen', 3);
        CREATE VIEW named AS SELECT name FROM customers WHERE name IS NOT NULL;
        CREATE VIEW broken AS SELECT no_such_function(1) AS x;`),
    );
    expect(await contentOf(dataset)).toEqual({
      customers: [
        ['id: BIGINT', 'name: VARCHAR'],
        [
          [1, 'Ann'],
          [2, null],
        ],
      ],
      order_items: [['item: VARCHAR', 'amount: BIGINT'], [['pen', 3]]],
      named: [['name: VARCHAR'], [['Ann']]],
    });
    expect(dataset.source.notes.map(({ message }) => message).join()).toContain('"broken" cannot be opened');
  });

  it('gives each column the type that holds all of its values', async () => {
    const { shop } = await contentOf(
      await read(
        await databaseOf(`CREATE TABLE t (big INTEGER, mixed INTEGER, share, flag BOOLEAN, zip TEXT, born TEXT, raw BLOB, half TEXT);
          INSERT INTO t VALUES (9223372036854775807, 1, 1, 1, '01234', '2024-02-29', x'00ff', '2024-01-01');
          INSERT INTO t VALUES (-1, 'many', 0.5, 0, '90210', '1999-12-31', NULL, 'soon');`),
      ),
    );
    expect(shop).toEqual([
      [
        'big: BIGINT',
        'mixed: VARCHAR',
        'share: DOUBLE',
        'flag: BOOLEAN',
        'zip: VARCHAR',
        'born: DATE',
        'raw: BLOB',
        'half: VARCHAR',
      ],
      [
        ['9223372036854775807', '1', 1, true, '01234', '2024-02-29', '\\x00\\xFF', '2024-01-01'],
        [-1, 'many', 0.5, false, '90210', '1999-12-31', null, 'soon'],
      ],
    ]);
  });

  it('is read without its log, and says so', async () => {
    const bytes = await databaseOf('CREATE TABLE t (a INT); INSERT INTO t VALUES (1)');
    bytes.set([2, 2], 18);
    const dataset = await read(bytes);
    expect(dataset.source.notes[0]?.message).toContain('"-wal"');
    expect(await contentOf(dataset)).toEqual({ shop: [['a: BIGINT'], [[1]]] });
  });

  it('is refused with a reason when it is encrypted, damaged, cut off or empty', async () => {
    const whole = await databaseOf(
      `CREATE TABLE t (a TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
       INSERT INTO t SELECT hex(i) FROM n`,
    );
    const encrypted = crypto.getRandomValues(new Uint8Array(4096));
    const damaged = whole.slice().fill(0xff, 4096, 20_000);
    for (const bytes of [encrypted, damaged, whole.slice(0, 8192), await databaseOf('VACUUM')]) {
      await expect(read(bytes)).rejects.toMatchObject({ name: 'IngestError' });
    }
    expect((await engine.query('SELECT table_name FROM duckdb_tables()')).rows).toEqual([]);
  });
});
