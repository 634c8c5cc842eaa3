import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCells } from '../../../src/ingest/formats/delimited/count-cells.ts';
import type { Dialect } from '../../../src/ingest/formats/delimited/records.ts';

const commas: Dialect = { delimiter: ',', quote: '"', escapedBy: '"', newline: '\n' };

async function* inPieces(text: string, bytesEach: number): AsyncGenerator<Uint8Array, void> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += bytesEach) {
    yield await Promise.resolve(bytes.slice(from, from + bytesEach));
  }
}

describe('counting the cells of a text', () => {
  it('counts delimiters and line ends outside of quotes, and blank lines', async () => {
    const text = 'a,b\n"1,\n2",3\n\n\r\n4,5"6\r\n';
    expect(await countCells(inPieces(text, 1000), commas)).toEqual({ records: 5, cells: 8, blankLines: 2 });
  });

  it('counts the same in large pieces as byte by byte', async () => {
    const letters = fc.constantFrom(
      'a',
      'é',
      ',',
      '\n',
      '\r',
      '\r\n',
      '1,2,3\n',
      'plain text without any mark',
    );
    const quotes = fc.constantFrom('"', '""', ',"', '"\n');
    const text = fc
      .array(fc.oneof({ weight: 30, arbitrary: letters }, { weight: 1, arbitrary: quotes }), {
        maxLength: 200,
      })
      .map((parts) => parts.join(''));
    const newline = fc.constantFrom<Dialect['newline']>('\n', '\r');
    await fc.assert(
      fc.asyncProperty(
        text,
        newline,
        fc.constantFrom(4, 64, 100_000),
        async (content, lineEnd, bytesEach) => {
          const dialect = { ...commas, newline: lineEnd };
          const counted = await countCells(inPieces(content, bytesEach), dialect);
          expect(counted).toEqual(await countCells(inPieces(content, 1), dialect));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('counts more lines than a byte can', async () => {
    const text = 'x,y\n'.repeat(100_000);
    expect(await countCells(inPieces(text, 2 ** 20), commas)).toEqual({
      records: 100_000,
      cells: 200_000,
      blankLines: 0,
    });
  });
});
