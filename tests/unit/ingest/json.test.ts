import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { IngestError } from '../../../src/core/error.ts';
import { unaccounted } from '../../../src/core/import-report.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { type Outcome, readFile } from '../../support/read-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

const read = (text: string, name = 'file.json'): Promise<Outcome> => readFile(engine, name, text);

async function refusal(text: string): Promise<IngestError> {
  const failure = await read(text).catch((error: unknown) => error);
  if (!(failure instanceof IngestError)) throw new Error(`It was read: ${JSON.stringify(failure)}`);
  return failure;
}

describe('records', () => {
  test('objects in a list become rows, and objects within them columns', async () => {
    const { columns, rows } = await read(
      '[{"id":1,"at":{"city":"Pune","geo":{"lat":18.5}}},{"id":2,"at":{}}]',
    );
    expect(columns).toEqual(['id BIGINT', 'at.city VARCHAR', 'at.geo.lat DOUBLE']);
    expect(rows).toEqual([
      [1, 'Pune', 18.5],
      [2, null, null],
    ]);
  });

  test('one object to a line, or one behind the other', async () => {
    const rows = [[1], [2], [3]];
    expect((await read('{"a":1}\n{"a":2}\r\n\n{"a":3}\n', 'file.ndjson')).rows).toEqual(rows);
    expect((await read('{"a":1}{"a":2} {"a":3}')).rows).toEqual(rows);
    expect((await read('{\n "a": 1\n}\n{\n "a": 2\n}\n{"a":3}')).rows).toEqual(rows);
  });

  test('the list of objects within one object is found, and what stands beside it is said', async () => {
    const { columns, rows, notes } = await read(
      '{"status":"ok","result":{"total":2,"items":[{"x":1},{"x":2}]}}',
    );
    expect([columns, rows]).toEqual([['x BIGINT'], [[1], [2]]]);
    expect(notes).toEqual([
      'The rows were found in "result.items".',
      'What stands beside them was set aside: "status" ("ok"), "result.total" (2).',
    ]);
  });

  test('lists of one length in one object are columns', async () => {
    const { columns, rows } = await read('{"a":[1,2],"b":["x",null]}');
    expect([columns, rows]).toEqual([
      ['a BIGINT', 'b VARCHAR'],
      [
        [1, 'x'],
        [2, null],
      ],
    ]);
  });

  test('lists of cells are rows; texts above numbers are their names', async () => {
    const named = await read('[["city","n"],["Pune",1],["Agra",2,"more"]]');
    expect(named.columns).toEqual(['column1 VARCHAR', 'column2 VARCHAR', 'column3 VARCHAR']);
    expect((await read('[["city","n"],["Pune",1]]')).columns).toEqual(['city VARCHAR', 'n BIGINT']);
    expect((await read('[1,2]\n[3,4]')).rows).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('a single value, an empty list and an empty object are tables, too', async () => {
    expect((await read('42')).rows).toEqual([[42]]);
    expect((await read('[]')).rows).toEqual([]);
    expect((await read('{}')).rows).toEqual([['{}']]);
  });

  test('lists and objects in lists keep their shape', async () => {
    const { columns, rows } = await read('[{"tags":["a"],"items":[{"q":1,"p":2.5},{"q":2}]},{"tags":[]}]');
    expect(columns).toEqual(['tags VARCHAR[]', 'items STRUCT(q BIGINT, p DOUBLE)[]']);
    expect(rows).toEqual([
      [
        ['a'],
        [
          { q: 1, p: 2.5 },
          { q: 2, p: null },
        ],
      ],
      [[], null],
    ]);
  });
});

describe('values', () => {
  test('integers that a double would round stay exact', async () => {
    expect((await read('[{"id":9007199254740993},{"id":1}]')).rows).toEqual([['9007199254740993'], [1]]);
    const wide = await read('[{"id":123456789012345678901},{"id":0.5}]');
    expect(wide.columns).toEqual(['id DECIMAL(38,1)']);
    expect(wide.rows).toEqual([['123456789012345678901.0'], [0.5]]);
    expect((await read('[1e400, 2]')).rows).toEqual([['1e400'], ['2']]);
  });

  test('a value of another kind widens the column to text, and is said', async () => {
    const { columns, rows, notes } = await read('[{"a":1},{"a":"x"},{"a":[1,true]},{"a":null}]');
    expect(columns).toEqual(['a VARCHAR']);
    expect(rows).toEqual([['1'], ['x'], ['[1,true]'], [null]]);
    expect(notes).toEqual([
      'Column "a" holds numbers and texts and lists; it was read as text, so that each stays as it is.',
    ]);
  });

  test('ISO dates and times are such only where every value is one', async () => {
    const { columns, rows } = await read(
      '[{"d":"2024-02-29","e":"2024-02-29","t":"2024-01-01T01:00:00.5+02:00"},{"d":"2023-01-01","e":"2023-02-29","t":"2024-01-01T00:00Z"}]',
    );
    expect(columns).toEqual(['d DATE', 'e VARCHAR', 't TIMESTAMP']);
    expect(rows).toEqual([
      ['2024-02-29', '2024-02-29', '2023-12-31 23:00:00.5'],
      ['2023-01-01', '2023-02-29', '2024-01-01 00:00:00'],
    ]);
    const mixed = await read('[{"t":"2024-01-01T00:00Z"},{"t":"2024-01-01T00:00"}]');
    expect(mixed.columns).toEqual(['t VARCHAR']);
  });

  test('a name that stands twice in an object is said', async () => {
    const { rows, notes } = await read('[{"a":1},\n{"a":2,"b":{"c":1,"c":2},"a":3}]');
    expect(rows).toEqual([
      [1, null],
      [3, 2],
    ]);
    expect(notes).toEqual([
      '2 names stand more than once in the same object (first in line 2); the last value counts.',
    ]);
  });

  test('lines that are no JSON are left out, counted and listed', async () => {
    const text =
      '{"a":1,"b":"x"}\n{"a":2,"b":"y"\n{"a":3}\n\n{"a":4} and more\n{"a":5,"b":"z"}\n{"a":6,"b":"tr';
    const { rows, notes, reports } = await read(`${'{"a":0}\n'.repeat(2)}${text}`, 'log.ndjson');
    expect(rows).toEqual([
      [0, null],
      [0, null],
      [1, 'x'],
      [3, null],
      [5, 'z'],
    ]);
    expect(notes).toEqual([
      '3 lines (the first is 4) are no valid JSON and left out of the table; the import report lists what was left out.',
    ]);
    expect(reports[0]?.aside).toEqual({
      lines: [
        { line: 4, reason: 'no valid JSON', why: [{ code: 'no-json' }], text: '{"a":2,"b":"y"' },
        { line: 7, reason: 'no valid JSON', why: [{ code: 'no-json' }], text: '{"a":4} and more' },
        { line: 9, reason: 'no valid JSON', why: [{ code: 'no-json' }], text: '{"a":6,"b":"tr' },
      ],
      total: 3,
    });
    const { cells } = reports[0] ?? {};
    expect(cells && [cells.inFile, cells.inTable, unaccounted(cells)]).toEqual([13, 10, 0]);
  });

  test('a file of which most lines are no JSON is refused', async () => {
    expect((await refusal('{"a":1}\n{"a":\n{"a":')).message).toBe(
      'The JSON file ends within the value that begins in line 2.',
    );
  });

  test('what was set aside is listed', async () => {
    const beside = await read('{"status":"ok","items":[{"x":1},{"x":2}]}');
    expect(beside.reports[0]?.aside?.lines).toEqual([
      {
        line: 1,
        reason: '"status" stands beside the rows',
        why: [{ code: 'beside', place: 'status' }],
        text: '"ok"',
      },
    ]);
    const twice = await read('[{"a":1},\n{"a":2,"a":3}]');
    expect(twice.reports[0]?.aside?.lines).toEqual([
      {
        line: 2,
        reason: 'a name stands more than once: its last value is in the table',
        why: [{ code: 'name-twice' }],
        text: '{"a":2,"a":3}',
      },
    ]);
  });

  test('names that DuckDB does not tell apart are told apart', async () => {
    expect((await read('[{"a":1,"A":2,"":3,"x.y":4,"x":{"y":5}}]')).columns).toEqual([
      'a BIGINT',
      'A_1 BIGINT',
      'column3 BIGINT',
      'x.y BIGINT',
      'x.y_1 BIGINT',
    ]);
  });
});

describe('what is no JSON', () => {
  test.each([
    ['[{"a":1},\n{"a":2},\n{"a":}]', 'The file is no valid JSON at line 3'],
    ['{"a":1}\n{"a":2\n', 'The JSON file ends within the value that begins in line 2.'],
    ['[1,2,]', 'The file is no valid JSON at line 1.'],
    ['[1][2]', 'The file is no valid JSON at line 1'],
    ['{"a":1} true', 'The file is no valid JSON at line 1.'],
    ['{"a":1}}', 'The file is no valid JSON at line 1.'],
    ['{9e999:1}', 'The file is no valid JSON at line 1'],
    ['[\f]', 'The file is no valid JSON at line 1'],
    ['[NaN]', 'The file is no valid JSON at line 1'],
    ["{'a':1}", 'The file is no valid JSON at line 1'],
    ['[0123456789012345678]', 'The file is no valid JSON at line 1'],
    ['['.repeat(100_000), 'The JSON file is nested more than 1000 levels deep at line 1.'],
  ])('%s is refused', async (text, message) => {
    const { message: said, advice } = await refusal(text);
    expect(said).toContain(message);
    expect(advice.length).toBeGreaterThan(10);
  });

  test('bytes that are not UTF-8 are refused, UTF-16 is read', async () => {
    const latin = await readFile(engine, 'a.json', Uint8Array.of(0x22, 0xe9, 0x22)).catch(
      (error: unknown) => error,
    );
    expect(latin).toMatchObject({ message: 'The JSON file is not in UTF-8, as JSON has to be.' });
    const wide = Uint8Array.from([
      0xff,
      0xfe,
      ...Array.from('["é"]').flatMap((letter) => [letter.charCodeAt(0), 0]),
    ]);
    expect((await readFile(engine, 'a.json', wide)).rows).toEqual([['é']]);
  });
});

test('whatever texts and numbers a list of records holds, the table holds them', async () => {
  const record = fc.record({
    t: fc.string({ unit: 'grapheme' }),
    n: fc.integer(),
    // Whole numbers that a double may have rounded are told as text.
    f: fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((f) => Math.abs(f) < 2 ** 52 || Math.abs(f) >= 1e21),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      async (records, isLines) => {
        const given = records.map(({ t, n, f }) => ({ t: `x${t}`, n, f: f + 0.5 }));
        const text = isLines
          ? given.map((row) => JSON.stringify(row)).join('\n')
          : JSON.stringify(given, null, 1);
        const { rows } = await read(text);
        expect(rows.map(([t, n, f]) => ({ t, n, f }))).toEqual(given);
      },
    ),
    { numRuns: 40 },
  );
});
