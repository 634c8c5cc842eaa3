import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { families } from '../../../../src/agents/analyst/families/list.ts';
import { prepare } from '../../../../src/agents/analyst/prepare/prepare.ts';
import { overPrepared } from '../../../../src/agents/analyst/prepare/prepared-table.ts';
import { type Schema, schemaOf } from '../../../../src/agents/analyst/schema/schema.ts';
import { understand } from '../../../../src/agents/analyst/understand.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';
import { cities, payments, staff, subjectOf } from '../tables.ts';
import { csvOf, generatedTable, namesOf } from './generated-table.ts';

/** More on demand: PROPERTY_RUNS=5000. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 400);
const timeout = 120_000 + numRuns * 200;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
const schemas: Schema[] = [];

beforeAll(async () => {
  engine = await startNodeEngine();
  const made = fc
    .sample(generatedTable, { numRuns: 3, seed: 11 })
    .map((table, at) => [`made${at}`, csvOf(table, namesOf(at))] as const);
  for (const [name, csv] of [...Object.entries({ staff, cities, payments }), ...made]) {
    schemas.push(schemaOf(await subjectOf(engine, name, csv)));
  }
}, timeout);
afterAll(() => engine.close());

/** What is done to a question's words: one left out, one said twice, two changed round, one mistyped, one more. */
const change = fc.record({
  how: fc.constantFrom('drop', 'repeat', 'swap', 'type', 'add'),
  at: fc.nat(30),
  word: fc.constantFrom(
    ...[
      'not',
      'and',
      'by month',
      'above',
      '3',
      'per',
      'top 5',
      'or',
      'the',
      'cumulative',
      'average',
      'why',
      'in March 2024',
    ],
    ...[
      'share of',
      'without outliers',
      "'",
      '"',
      ');--',
      '%',
      'than',
      'before',
      'growth',
      '%%',
      '\\',
      'NULL',
      '🙂',
      '٣',
    ],
  ),
});

function changed(text: string, { how, at, word }: { how: string; at: number; word: string }): string {
  const words = text.split(' ');
  const place = at % words.length;
  const [own = ''] = words.slice(place, place + 1);
  switch (how) {
    case 'drop':
      return words.toSpliced(place, 1).join(' ');
    case 'repeat':
      return words.toSpliced(place, 0, own).join(' ');
    case 'swap':
      return words.toSpliced(place, 1).concat(own).join(' ');
    case 'type':
      return words.toSpliced(place, 1, own.slice(1) + own.slice(0, 1)).join(' ');
    default:
      return words.toSpliced(place, 0, word).join(' ');
  }
}

test('whatever is done to the words of a question that works, nothing throws, and the engine takes each query', {
  timeout,
}, async () => {
  const seen = { queries: 0 };
  const check = fc.asyncProperty(
    fc.nat(100),
    fc.nat(200),
    fc.array(change, { maxLength: 3 }),
    async (table, example, changes) => {
      const schema = schemas[table % schemas.length];
      const examples = schema === undefined ? [] : families.flatMap((one) => one.examples(schema));
      const plain = examples[example % examples.length];
      if (schema === undefined || plain === undefined) return;
      for (const sql of queriesOf(changes.reduce(changed, plain), schema)) {
        await engine.execute(`EXPLAIN ${sql}`);
        seen.queries += 1;
      }
    },
  );
  await fc.assert(check, { numRuns });
  expect(seen.queries).toBeGreaterThan(numRuns / 2);
});

function queriesOf(text: string, schema: Schema): readonly string[] {
  const prepared = prepare({ id: 'q', text }, schema);
  const understood = understand(prepared?.text ?? text, prepared?.schema ?? schema, []);
  if (understood.kind === 'not-understood') return [];
  const { task } = understood.reading;
  const { queries, python, simpler } = prepared === undefined ? task : overPrepared(task, prepared.table);
  return [...queries, python, simpler?.query].flatMap((one) => (one?.sql === undefined ? [] : [one.sql]));
}
