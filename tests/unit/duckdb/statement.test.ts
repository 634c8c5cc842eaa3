import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterOffset, wrapQuery } from '../../../workers/duckdb/statement.ts';

describe('wrapQuery', () => {
  test.each([
    ['SELECT 1;', 'SELECT 1 '],
    ['SELECT 1 ; -- done', 'SELECT 1          '],
    ['SELECT 1; /* a; b */ ;', 'SELECT 1              '],
    ["SELECT ';'", "SELECT ';'"],
    ['SELECT 1; SELECT 2', 'SELECT 1; SELECT 2'],
    ["SELECT 1 -- ; '", "SELECT 1 -- ; '"],
    ["SELECT 'a; -- b'", "SELECT 'a; -- b'"],
    ["SELECT 'it''s; -- b'; -- c", "SELECT 'it''s; -- b'"],
    ["SELECT E'it\\'s; -- b';", "SELECT E'it\\'s; -- b'"],
    ['SELECT 1 AS "a; -- b";', 'SELECT 1 AS "a; -- b"'],
    ['SELECT $$a; -- b$$;', 'SELECT $$a; -- b$$'],
    ['SELECT $x$a;$$ -- b$x$;', 'SELECT $x$a;$$ -- b$x$'],
  ])('blanks only what stands behind the statement: %s', (sql, inside) => {
    const { sql: wrapped, prefixBytes } = wrapQuery(sql, 5);
    expect(wrapped.slice(prefixBytes, prefixBytes + sql.length).trimEnd()).toBe(inside.trimEnd());
    expect(wrapped.endsWith('\n) LIMIT 5')).toBe(true);
  });

  test('moves nothing, so that a position in it is a position in the question', () => {
    fc.assert(
      fc.property(fc.string(), (sql) => {
        const { sql: wrapped, prefixBytes } = wrapQuery(sql, 1);
        expect(wrapped).toHaveLength(prefixBytes + sql.length + '\n) LIMIT 1'.length);
      }),
    );
  });

  test('takes no long time over many semicolons, quotes and comments', () => {
    const startedAt = performance.now();
    wrapQuery(`SELECT 1${';/*'.repeat(20_000)}`, 1);
    wrapQuery(`SELECT 1${'; '.repeat(100_000)}x`, 1);
    wrapQuery(`SELECT ${"$a$ '".repeat(20_000)}`, 1);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

test('characterOffset counts characters where the engine counts bytes', () => {
  expect(characterOffset("SELECT 'é🦆', x", "SELECT 'é🦆', ".length + 3)).toBe("SELECT 'é🦆', ".length);
});
