import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../../src/core/agent.ts';
import type { Cell } from '../../../../src/core/cell.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';
import { type Reply, reply, subjectOf } from '../tables.ts';
import {
  csvOf,
  type GeneratedTable,
  generatedTable,
  namesOf,
  places,
  poolCount,
  saidOf,
} from './generated-table.ts';
import { type Phrasing, phrasings, timePhrasings } from './phrasings.ts';

/** More on demand: PROPERTY_RUNS=5000. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 200);
const tableCount = Math.max(12, Math.ceil(numRuns / 50));
const timeout = 120_000 + numRuns * 200;

/** A table under several names, and with its rows in another order. */
interface Versions {
  readonly table: GeneratedTable;
  readonly named: readonly Subject[];
  readonly shuffled: Subject;
}

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
const versions: Versions[] = [];

beforeAll(async () => {
  engine = await startNodeEngine();
  const seed = Number(process.env.PROPERTY_SEED ?? 7);
  for (const [at, table] of fc.sample(generatedTable, { numRuns: tableCount, seed }).entries()) {
    const named: Subject[] = [];
    for (let pool = 0; pool < poolCount; pool += 1) {
      named.push(await subjectOf(engine, `made${at}x${pool}`, csvOf(table, namesOf(pool))));
    }
    const turned = { ...table, rows: shuffled(table.rows, at) };
    versions.push({
      table,
      named,
      shuffled: await subjectOf(engine, `shuffled${at}`, csvOf(turned, namesOf(0))),
    });
  }
}, timeout);
afterAll(() => engine.close());

function shuffled<Row>(rows: readonly Row[], at: number): readonly Row[] {
  return rows
    .map((row, place) => ({ row, key: (place * 7919 + at * 104_729) % 1009 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

const asked = fc.record({
  version: fc.nat(tableCount - 1),
  phrasing: fc.nat(phrasings.length + timePhrasings.length - 1),
  words: fc.nat(5),
  pool: fc.integer({ min: 1, max: poolCount - 1 }),
  places,
});

/** What a program sees of an answer: whether there is one, and its values without the names of columns. */
function seenOf({ events, final }: Reply): {
  readonly declined: boolean;
  readonly headline: unknown;
  readonly rows: unknown;
} {
  const table = events.find(
    (event) => event.type === 'sql_result' && event.result_id === final.table_result_id,
  );
  const rows = table?.type === 'sql_result' ? table.data.map((row) => row.map(rounded)) : [];
  const { headline } = final;
  return {
    declined: final.declined,
    headline: Array.isArray(headline) ? headline.map(rounded) : rounded(headline),
    rows,
  };
}

/** Sums of fractions depend on the order of the rows in their last digits. */
function rounded(cell: Cell): Cell {
  return typeof cell === 'number' ? Number(cell.toPrecision(10)) : cell;
}

function phrasingOf(table: GeneratedTable, at: number): Phrasing | undefined {
  const all = table.hasTime ? [...phrasings, ...timePhrasings] : phrasings;
  return all[at % all.length];
}

interface Case {
  readonly version: Versions;
  readonly phrasing: Phrasing;
  readonly plain: string;
}

function caseOf({
  version: at,
  phrasing: which,
  places: where,
}: {
  version: number;
  phrasing: number;
  places: Parameters<typeof saidOf>[2];
}): Case | undefined {
  const version = versions[at];
  const phrasing = version === undefined ? undefined : phrasingOf(version.table, which);
  const plain = version === undefined ? undefined : phrasing?.[0]?.(saidOf(version.table, namesOf(0), where));
  return version === undefined || phrasing === undefined || plain === undefined
    ? undefined
    : { version, phrasing, plain };
}

async function answerOf(subject: Subject | undefined, question: string) {
  if (subject === undefined) throw new Error('There is no such table.');
  return seenOf(await reply(engine, subject, question));
}

describe('the same question', () => {
  test('of the same table under other names has the same answer', { timeout }, async () => {
    const check = fc.asyncProperty(asked, async (one) => {
      const found = caseOf(one);
      const other = found?.phrasing[0]?.(saidOf(found.version.table, namesOf(one.pool), one.places));
      if (found === undefined || other === undefined) return;
      const answer = await answerOf(found.version.named[0], found.plain);
      expect(answer.declined, found.plain).toBe(false);
      expect(await answerOf(found.version.named[one.pool], other), other).toEqual(answer);
    });
    await fc.assert(check, { numRuns });
  });

  test('of the same rows in another order has the same answer', { timeout }, async () => {
    const check = fc.asyncProperty(asked, async (one) => {
      const found = caseOf(one);
      if (found === undefined) return;
      const answer = await answerOf(found.version.named[0], found.plain);
      expect(await answerOf(found.version.shuffled, found.plain), found.plain).toEqual(answer);
    });
    await fc.assert(check, { numRuns });
  });

  test('in other words has the same answer', { timeout }, async () => {
    const check = fc.asyncProperty(asked, async (one) => {
      const found = caseOf(one);
      const say = found?.phrasing[one.words % found.phrasing.length];
      if (found === undefined || say === undefined) return;
      const other = say(saidOf(found.version.table, namesOf(0), one.places));
      const answer = await answerOf(found.version.named[0], found.plain);
      expect((await answerOf(found.version.named[0], other)).rows, `${found.plain} | ${other}`).toEqual(
        answer.rows,
      );
    });
    await fc.assert(check, { numRuns });
  });
});
