import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { quoteIdentifier } from '../../../src/core/dataset.ts';
import { readRecords } from '../../../src/ingest/formats/delimited/records.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const letters = fc.constantFrom(...'abcxyzäé名 ,;|"\'\n.-#'.split(''), '💰', 'word', 'two words', '""');
/** Text that is neither empty nor a number, so that it must come back as it was. */
const text = fc
  .array(letters, { minLength: 1, maxLength: 8 })
  .map((parts) => `t${parts.join('')}`)
  .filter((value) => value.trim() === value);

interface Wanted {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const column = fc.constantFrom<fc.Arbitrary<string | number>[]>(
  text,
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100 + 0.001),
);

/** A first column of text keeps every row from being blank. */
const tables: fc.Arbitrary<Wanted> = fc.array(column, { minLength: 1, maxLength: 4 }).chain((columns) =>
  fc.record({
    names: fc.uniqueArray(text, {
      minLength: columns.length + 1,
      maxLength: columns.length + 1,
      selector: (name) => name.toLowerCase(),
    }),
    rows: fc.array(fc.tuple(text, ...columns.map((values) => fc.option(values, { freq: 8 }))), {
      minLength: 3,
      maxLength: 12,
    }),
  }),
);

const delimiters = fc.constantFrom(',', ';', '\t', '|');
const lineEnds = fc.constantFrom('\n', '\r\n');

/** As RFC 4180 has it: what could be misread is quoted, quotes are doubled. */
function written({ names, rows }: Wanted, delimiter: string, lineEnd: string): string {
  const cell = (value: string | number | null) => {
    if (value === null) return '';
    return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`;
  };
  return [names, ...rows].map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

describe('a table written as delimited text', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  it('comes back as it was', async () => {
    const signal = new AbortController().signal;
    await fc.assert(
      fc.asyncProperty(tables, delimiters, lineEnds, async (wanted, delimiter, lineEnd) => {
        const file = new File([written(wanted, delimiter, lineEnd)], 'table.csv');
        const dataset = await ingest(file, engine, { signal, onProgress: () => undefined, taken: [] });
        const [table] = dataset.tables;
        const { rows } = await engine.query(`FROM ${quoteIdentifier(table?.name ?? '')}`);
        await engine.execute(`DROP TABLE ${quoteIdentifier(table?.name ?? '')}`);
        expect(table?.columns.map(({ name }) => name)).toEqual(wanted.names);
        expect(rows).toEqual(wanted.rows);
      }),
      { numRuns: 60 },
    );
  });
});

describe('records', () => {
  it('are the same whether the text comes whole or in pieces', () => {
    const dialect = { delimiter: ',', quote: '"', escapedBy: '"', newline: '\n' } as const;
    const messy = fc.array(fc.constantFrom('a', ',', '"', '\n', '\r\n', '""', 'bc', ' '), { maxLength: 40 });
    fc.assert(
      fc.property(messy, fc.nat(), (parts, cut) => {
        const whole = parts.join('');
        const at = whole.length === 0 ? 0 : cut % whole.length;
        const first = readRecords(whole.slice(0, at), dialect, { isEnd: false });
        const rest = whole.slice(first.consumed);
        const second = readRecords(rest, dialect, { isEnd: true, firstLine: first.nextLine });
        expect([...first.records, ...second.records]).toEqual(
          readRecords(whole, dialect, { isEnd: true }).records,
        );
      }),
    );
  });

  it('lose no letter but delimiters, quotes and line ends', () => {
    const dialect = { delimiter: ';', quote: '"', escapedBy: '"', newline: '\n' } as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', ';', '"', '\n'), { maxLength: 40 }), (parts) => {
        const { records, consumed } = readRecords(parts.join(''), dialect, { isEnd: true });
        expect(consumed).toBe(parts.length);
        const kept = records.flatMap(({ cells }) => cells).join('');
        const bare = (value: string) => value.replaceAll(/[;"\n]/g, '');
        expect(bare(kept)).toBe(bare(parts.join('')));
      }),
    );
  });
});
