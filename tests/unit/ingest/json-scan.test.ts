import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanRecords } from '../../../src/ingest/formats/json/scan.ts';

async function cut(texts: readonly string[], layout: 'elements' | 'values'): Promise<unknown[]> {
  async function* given() {
    for (const text of texts) yield await Promise.resolve(text);
  }
  const found: unknown[] = [];
  for await (const records of scanRecords(given(), layout)) found.push(...records);
  return found;
}

test('records are the same, wherever the text was cut on its way', async () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record({ t: fc.constantFrom('"', '\\', '\\"', '\\\\', '{', ']', '\n') }),
  );
  const cuts = fc.array(fc.nat(), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 1, maxLength: 6 }),
      cuts,
      fc.boolean(),
      async (values, at, isLines) => {
        const text = isLines ? values.map((one) => JSON.stringify(one)).join('\n') : JSON.stringify(values);
        const layout = isLines ? 'values' : 'elements';
        const places = [...at.map((place) => place % (text.length + 1)), 0, text.length].sort(
          (a, b) => a - b,
        );
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        const whole = await cut([text], layout);
        expect(await cut(pieces, layout)).toEqual(whole);
        expect(whole).toHaveLength(values.length);
      },
    ),
    { numRuns: 500 },
  );
});

test('a record of a hundred thousand names is no record', async () => {
  const names = Array.from({ length: 100_002 }, (_, place) => `"n${place}":1`).join();
  await expect(cut([`[{${names}}]`], 'elements')).rejects.toThrow('has more than 100,000 values');
  const cells = Array.from({ length: 100_002 }, () => '1').join();
  await expect(cut([`[[${cells}]]`], 'elements')).rejects.toThrow('has more than 100,000 values');
  expect(await cut([`[${cells}]`], 'elements')).toHaveLength(100_002);
});
