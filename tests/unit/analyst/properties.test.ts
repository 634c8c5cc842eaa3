import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { families } from '../../../src/agents/analyst/families/list.ts';
import { schemaOf } from '../../../src/agents/analyst/schema/schema.ts';
import { understand } from '../../../src/agents/analyst/understand.ts';
import type { Subject } from '../../../src/core/agent.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cities, payments, staff, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subjects: Subject[];

const odd = `select,"a ""quoted"" name","two\nlines",✨,2024
1,x,A,0.5,3
2,y,B,1.5,4
3,z,C,2.5,5
`;

beforeAll(async () => {
  engine = await startNodeEngine();
  subjects = [];
  for (const [name, csv] of Object.entries({ staff, cities, payments, odd })) {
    subjects.push(await subjectOf(engine, name, csv));
  }
}, 60_000);
afterAll(() => engine.close());

const words =
  'how many what which who average total highest lowest most by per each and or not above between 3 2024 March top failed rate department age city population amount channel same as closest to first last next after before missing duplicate all any is are does the of in compare difference percentile 90 "Lagos" select lines ✨ pie chart over time ascending sort weekend'.split(
    ' ',
  );

const questions = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' ')),
  fc.string({ maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('whatever is asked', () => {
  test('nothing throws, and every query that is written is one the engine takes', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(questions, fc.integer({ min: 0, max: 3 }), async (text, index) => {
        const subject = subjects[index];
        if (subject === undefined) return;
        const understood = understand(text, schemaOf(subject), []);
        if (understood.kind === 'not-understood') return;
        for (const { sql } of understood.reading.task.queries) await engine.execute(`EXPLAIN ${sql}`);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) },
    );
  });

  test('a very long question is read in reasonable time', () => {
    const schema = schemaOf(subjects[2] as Subject);
    const startedAt = performance.now();
    understand('average amount by channel '.repeat(2000), schema, []);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

describe('the examples of every family', () => {
  test('are understood, and their queries are ones the engine takes', { timeout: 60_000 }, async () => {
    const failed: string[] = [];
    for (const subject of subjects) {
      const schema = schemaOf(subject);
      for (const example of families.flatMap((family) => family.examples(schema))) {
        const understood = understand(example, schema, []);
        if (understood.kind === 'not-understood') failed.push(`${subject.table.name}: ${example}`);
        else for (const { sql } of understood.reading.task.queries) await engine.execute(`EXPLAIN ${sql}`);
      }
    }
    expect(failed).toEqual([]);
  });
});
