import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines, foldUnchanged } from '../../../../src/ui/code/kept/line-diff.ts';

const text = fc.array(fc.constantFrom('SELECT 1', 'FROM a', 'FROM b', '', 'LIMIT 3'), {
  minLength: 1,
  maxLength: 12,
});
const texts = fc.tuple(text, text).map(([one, other]) => [one.join('\n'), other.join('\n')] as const);

describe('the difference of two texts', () => {
  test('holds both: without what came it is the older, without what went the newer', () => {
    fc.assert(
      fc.property(texts, ([before, after]) => {
        const lines = diffLines(before, after);
        const older = lines.filter(({ kind }) => kind !== 'added');
        const newer = lines.filter(({ kind }) => kind !== 'removed');
        expect(older.map((line) => line.text).join('\n')).toBe(before);
        expect(newer.map((line) => line.text).join('\n')).toBe(after);
        expect(older.map((line) => line.before)).toEqual(older.map((_, place) => place + 1));
        expect(newer.map((line) => line.after)).toEqual(newer.map((_, place) => place + 1));
      }),
    );
  });

  test('of a text and itself is nothing', () => {
    fc.assert(
      fc.property(text, (lines) => {
        const all = diffLines(lines.join('\n'), lines.join('\n'));
        expect(all.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  test('is as small as can be', () => {
    const changed = diffLines('SELECT a\nFROM t\nLIMIT 3', 'SELECT a, b\nFROM t\nWHERE a > 1\nLIMIT 3');
    expect(changed.map(({ kind, text: line }) => `${kind} ${line}`)).toEqual([
      'removed SELECT a',
      'added SELECT a, b',
      'same FROM t',
      'added WHERE a > 1',
      'same LIMIT 3',
    ]);
  });

  test('of two texts of 10,000 lines that share nothing is told at once', () => {
    const long = (word: string) => Array.from({ length: 10_000 }, (_, line) => `${word} ${line}`).join('\n');
    expect(diffLines(long('a'), long('b'))).toHaveLength(20_000);
  });
});

describe('unchanged lines', () => {
  test('far from a change are folded, and are counted', () => {
    const before = Array.from({ length: 20 }, (_, line) => `line ${line + 1}`);
    const after = before.with(9, 'changed');
    const parts = foldUnchanged(diffLines(before.join('\n'), after.join('\n')), 2);
    expect(parts.map((part) => (part.kind === 'gap' ? part.lineCount : part.lines.length))).toEqual([
      7, 6, 8,
    ]);
  });
});
