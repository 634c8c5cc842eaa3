import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../../src/agents/llm/tolerant-json.ts';

test.each([
  ['{"a": 1}', { a: 1 }],
  ['Here you are: {"a": [1, 2,],} Good luck!', { a: [1, 2] }],
  ['```json\n{"a": "x // y"} // done\n```', { a: 'x // y' }],
  ['{"a": True, "b": None, /* c */ "c": "True"}', { a: true, b: null, c: 'True' }],
  ['{"sql": "SELECT 1\nFROM t"}', { sql: 'SELECT 1\nFROM t' }],
  ['{"sql": "SELECT \\"a\\"", "last": true', { sql: 'SELECT "a"', last: true }],
  ['{"a": {"b": ["c", "d', { a: { b: ['c', 'd'] } }],
  ['{"a": "}"} and {"b": 2}', { a: '}' }],
])('%s', (text, value) => {
  expect(readJson(text)).toEqual(value);
});

test.each(['', 'no object here', '42', '"text"', '{{r1[0].n}}'])('%s holds no object', (text) => {
  expect(readJson(text)).toBeUndefined();
});

test('what is JSON is read as what it is, whatever stands around it, and nothing makes it throw', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(readJson(`Sure: ${JSON.stringify(value)} Done.`)).toEqual(plain);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      readJson(text);
    }),
  );
});
