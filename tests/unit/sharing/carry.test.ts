import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedOver, changedPiece } from '../../../src/sharing/replay/carry.ts';

const byChannel = `SELECT "channel", count(*) FILTER (WHERE "status" = 'FAILED') / count(*) AS rate FROM t GROUP BY 1`;

test('a condition is told with all that belongs to it', () => {
  expect(changedPiece(byChannel, byChannel.replace("= 'FAILED'", "IN ('FAILED', 'TIMEOUT')"))).toEqual({
    before: `"status" = 'FAILED'`,
    now: `"status" IN ('FAILED', 'TIMEOUT')`,
  });
});

test('a change is made wherever the same condition stands, in any spacing', () => {
  const piece = { before: `"status" = 'FAILED'`, now: `"status" <> 'SUCCESS'` };
  expect(
    carriedOver(`SELECT count(*) FROM t\nWHERE "status"='FAILED' OR ("status" =\n'FAILED')`, piece),
  ).toBe(`SELECT count(*) FROM t\nWHERE "status" <> 'SUCCESS' OR ("status" <> 'SUCCESS')`);
});

test('texts that only look like it are left alone', () => {
  const piece = { before: `"status" = 'FAILED'`, now: 'false' };
  expect(carriedOver(`SELECT '"status" = ''FAILED''' FROM t`, piece)).toBeUndefined();
  expect(carriedOver(`SELECT 1 FROM t WHERE "status" = 'FAILED_LATE'`, piece)).toBeUndefined();
});

test('a number alone is too little to be known again', () => {
  expect(changedPiece('SELECT a FROM t LIMIT 10', 'SELECT a FROM t LIMIT 20')).toBeUndefined();
  expect(changedPiece('SELECT a FROM t WHERE b > 10', 'SELECT a FROM t WHERE b > 20')).toEqual({
    before: 'b > 10',
    now: 'b > 20',
  });
});

test('nothing is carried where nothing changed, and any change can be carried to its own code', () => {
  const word = fc.constantFrom('a', 'b', '"c d"', "'x'", '1', '2', '=', '>', '+', ' ', '\n');
  fc.assert(
    fc.property(fc.array(word), fc.array(word), fc.array(word), fc.array(word), (head, old, fresh, tail) => {
      const [before, now] = [
        [...head, ...old, ...tail],
        [...head, ...fresh, ...tail],
      ].map((words) => `SELECT x FROM t WHERE ${words.join(' ')} GROUP BY 1`);
      if (before === undefined || now === undefined) return;
      const piece = changedPiece(before, now);
      const plain = (code: string) => code.replaceAll(/\s+/g, '');
      if (piece === undefined) return;
      const carried = carriedOver(before, piece);
      expect(carried).toBeDefined();
      if (before.split(piece.before).length === 2) expect(plain(carried ?? '')).toBe(plain(now));
    }),
  );
});
