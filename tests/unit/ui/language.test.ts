import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineAttacks } from '../../../src/proof/attacks.ts';
import { german } from '../../../src/ui/language/german.ts';
import { proofGerman } from '../../../src/ui/proof/words.de.ts';
import { fixedPieces, wordPairs } from '../../support/interface-words.ts';

const pairs = wordPairs(german);

/** Words of both languages, names of products, and what is written on keys. */
const shared = new Set([
  ...['Alt', 'Chat', 'Chats', 'Code', 'Data DNA', 'Details', 'Editor', 'Engines', 'Esc', 'Limit', 'Median'],
  ...['Name', 'Notebook', 'SQL', 'Tab', 'Text', 'Traceback', 'Version', 'in'],
  ...['Jupyter, pandas, duckdb', 'Markdown', 'Pyodide', 'Python', 'Python ·'],
]);

test('no word of the interface is left out in German', () => {
  expect(pairs.length).toBeGreaterThan(500);
  expect(pairs.filter(({ english, translated }) => english !== '' && translated === '')).toEqual([]);
});

test('nothing is said in German as it is in English, but for names and words of both languages', () => {
  const same = pairs.filter(({ english, translated }) => english === translated);
  const words = same.flatMap(({ english }) => fixedPieces(english));
  expect([...new Set(words)].filter((word) => !shared.has(word)).toSorted()).toEqual([]);
});

test('every table of words beside a component is one that is translated', async () => {
  const folder = join(import.meta.dirname, '../../../src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(ui|state)\/.*\bwords\.tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(25);
  for (const file of files.filter((name) => !name.endsWith('/use-words.ts'))) {
    const module = (await import(join(folder, file))) as Readonly<Record<string, unknown>>;
    const tables = Object.values(module).filter((each) => typeof each === 'object' && each !== null);
    const isTranslated = tables.length === 0 || tables.some((each) => german.has(each));
    expect(isTranslated, file).toBe(true);
  }
});

test('every attack that the page tries on itself has a German title', () => {
  const nobody = new Error('Nothing is attacked here.');
  const idle = { query: () => Promise.reject(nobody) };
  const startUncheckedPython = () => {
    throw nobody;
  };
  const { attacks } = engineAttacks({ sql: idle, startUncheckedPython });
  const files = ['file-statement', 'file-markup', 'file-formula'];
  const ids = [...attacks.map(({ id }) => id), ...files];
  expect(Object.keys(proofGerman.attacks.titles).toSorted()).toEqual(ids.toSorted());
});
