import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellText } from '../../../../src/core/cell.ts';
import type { Table } from '../../../../src/core/dataset.ts';
import { readFunctions, type SqlFunction } from '../../../../src/state/console-functions.ts';
import {
  duckDb,
  grammarFunctions,
  queryWords,
  reservedWords,
} from '../../../../src/ui/code/editor/duckdb-dialect.ts';
import { completeSql } from '../../../../src/ui/code/editor/sql-completion.ts';
import { codeEditorWords } from '../../../../src/ui/code/editor/words.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';

const orders: Table = {
  name: 'orders',
  rowCount: 900,
  columns: [
    { name: 'region', type: 'VARCHAR', kind: 'text' },
    { name: 'customer_age', type: 'BIGINT', kind: 'integer' },
    { name: 'Ordered On', type: 'DATE', kind: 'date' },
    { name: 'order', type: 'BIGINT', kind: 'integer' },
  ],
};
const people: Table = {
  name: 'people',
  rowCount: 7,
  columns: [{ name: 'full_name', type: 'VARCHAR', kind: 'text' }],
};

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let functions: readonly SqlFunction[];

beforeAll(async () => {
  engine = await startNodeEngine();
  functions = await readFunctions(engine);
});

afterAll(() => engine.close());

/** What is suggested where the bar stands. */
function optionsAt(marked: string, explicit = false) {
  const at = marked.indexOf('|');
  const doc = marked.replace('|', '');
  const state = EditorState.create({ doc, extensions: [duckDb.language] });
  const complete = completeSql(
    () => ({ tables: [orders, people], active: orders, functions }),
    codeEditorWords.sql,
  );
  const result = complete(new CompletionContext(state, at, explicit));
  if (result instanceof Promise) throw new Error('It is made at once.');
  return result?.options ?? [];
}

function labelsAt(marked: string, explicit = false): readonly string[] {
  return optionsAt(marked, explicit).map(({ label }) => label);
}

describe('a name in a query', () => {
  test('is one of the columns of the tables that the statement names, with their types', () => {
    const [first] = optionsAt('SELECT reg| FROM orders');
    expect(first).toMatchObject({ label: 'region', detail: 'VARCHAR', type: 'column' });
    expect(labelsAt('SELECT full| FROM orders')).not.toContain('full_name');
    expect(labelsAt('SELECT full| FROM people')).toContain('full_name');
  });

  test('is found by any part of a column', () => {
    expect(labelsAt('SELECT age| FROM orders')).toContain('customer_age');
  });

  test('after a point is a column of what stands before it: a table, an alias, or what `data` stands for', () => {
    const all = ['region', 'customer_age', 'Ordered On', 'order'];
    expect(labelsAt('SELECT orders.| FROM orders')).toEqual(all);
    expect(labelsAt('SELECT * FROM orders o JOIN people AS p ON o.|')).toEqual(all);
    expect(labelsAt('SELECT * FROM orders o JOIN people AS p ON p.|')).toEqual(['full_name']);
    expect(labelsAt('SELECT d.| FROM data d')).toEqual(all);
    expect(labelsAt('SELECT nothing.| FROM orders')).toEqual([]);
  });

  test('after FROM and JOIN is a table, or a step of WITH', () => {
    expect(labelsAt('SELECT * FROM ord|')).toEqual(['orders']);
    expect(labelsAt('SELECT * FROM orders JOIN |', true)).toEqual(['orders', 'people', 'data']);
    expect(labelsAt('WITH olders AS (SELECT 1) SELECT * FROM ol|')).toEqual(['olders']);
  });

  test('is written in quotes where it must be', () => {
    const applied = (marked: string) => optionsAt(marked).map(({ apply }) => apply);
    expect(applied('SELECT ordered| FROM orders')).toContain('"Ordered On"');
    expect(applied('SELECT orders.ord| FROM orders')).toEqual(['"Ordered On"', '"order"']);
    expect(labelsAt('SELECT "Ord| FROM orders')).toEqual(['Ordered On', 'order', 'orders']);
  });

  test('of another statement is no matter', () => {
    expect(labelsAt('SELECT * FROM people;\nSELECT full| FROM orders')).not.toContain('full_name');
  });
});

describe('nothing is suggested', () => {
  test.each([
    ['in a text', "SELECT 're|"],
    ['in a comment', 'SELECT 1 -- re|'],
    ['where a new name is given', 'SELECT region AS re| FROM orders'],
    ['where a word is complete', 'SELECT region FROM|'],
    ['before anything is typed', 'SELECT |'],
  ])('%s', (_where, marked) => {
    expect(labelsAt(marked)).toEqual([]);
  });
});

describe('the functions', () => {
  test('are those that the engine has, with their parameters and what it says of them', () => {
    const median = optionsAt('SELECT median| FROM orders').find(({ label }) => label === 'median');
    expect(median).toMatchObject({ type: 'function', detail: '(x)' });
    expect(median?.info).toMatch(/middle value/);
    expect(functions.length).toBeGreaterThan(400);
  });

  test('of the grammar are there too', () => {
    expect(labelsAt('SELECT row_n|')).toContain('row_number');
  });
});

describe('the dialect', () => {
  test('has only words that DuckDB has', async () => {
    const { rows } = await engine.query('SELECT upper(keyword_name) FROM duckdb_keywords()', {
      rowLimit: 1000,
    });
    const known = new Set(rows.map(([word]) => word));
    expect([...queryWords, ...reservedWords].filter((word) => !known.has(word))).toEqual([]);
  });

  test('knows every word that cannot be a name', async () => {
    const { rows } = await engine.query(
      "SELECT upper(keyword_name) FROM duckdb_keywords() WHERE keyword_category = 'reserved'",
      { rowLimit: 1000 },
    );
    expect(rows.map(([word]) => cellText(word)).filter((word) => !reservedWords.has(word))).toEqual([]);
  });

  test('takes the functions of the grammar, which the engine does not list', async () => {
    for (const name of ['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist']) {
      expect(grammarFunctions).toContain(name);
      await expect(engine.query(`SELECT ${name}() OVER ()`)).resolves.toBeDefined();
    }
  });
});
