import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cell.ts';
import { toCsv, toMarkdown, toTsv } from '../../../src/core/delimited.ts';

const table = (rows: readonly (readonly Cell[])[]) => ({
  columns: [
    { name: 'name', type: 'VARCHAR', kind: 'text' as const },
    { name: 'a,b', type: 'DOUBLE', kind: 'float' as const },
  ],
  rows,
  truncated: false,
});

describe('CSV', () => {
  test('quotes what would break a line apart', () => {
    expect(toCsv(table([['says "hi"', 1.5]]))).toBe('\uFEFFname,"a,b"\r\n"says ""hi""",1.5\r\n');
  });

  test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '  =1+1', '\u00a0@A1', '＝1+1'])(
    'makes text of the formula %j',
    (formula) => {
      expect(toCsv(table([[formula, null]]))).toContain(`'${formula}`);
    },
  );

  test('leaves negative numbers alone', () => {
    expect(toCsv(table([['-12.5', -3]]))).toContain('\r\n-12.5,-3\r\n');
  });

  test('writes nothing for a missing value and JSON for a nested one', () => {
    expect(toCsv(table([[null, [1, 2]]]))).toContain('\r\n,"[1,2]"\r\n');
  });
});

test('copied rows keep their columns whatever is in the cells', () => {
  expect(toTsv(table([['two\nlines\tand a tab', 1]]))).toBe('name\ta,b\ntwo lines and a tab\t1');
});

test('Markdown keeps its columns whatever is in the cells, and aligns numbers to the right', () => {
  expect(toMarkdown(table([['a|b\nc', 1]]))).toBe('| name | a,b |\n| --- | ---: |\n| a\\|b c | 1 |');
});
