import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resume } from '../../../src/agents/analyst/context/resume.ts';
import { type Schema, schemaOf } from '../../../src/agents/analyst/schema/schema.ts';
import { understand } from '../../../src/agents/analyst/understand.ts';
import type { Subject } from '../../../src/core/agent.ts';
import { demoPlan, transactionCsv } from '../../../src/demo/transactions.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subject: Subject;
let schema: Schema;
beforeAll(async () => {
  engine = await startNodeEngine();
  subject = await subjectOf(engine, 'sales', [...transactionCsv({ ...demoPlan, rows: 4000 })].join(''));
  schema = schemaOf(subject);
}, 60_000);
afterAll(() => engine.close());

function resumed(before: string, text: string): string | undefined {
  return resume(text, [{ question: before, answerText: '', declined: false }], schema);
}

describe('“Is it significant?”', () => {
  test.each([
    ['failure rate by network', 'Does the failure rate differ significantly by network?'],
    [
      'Which age group has the highest failure rate?',
      'Does the failure rate differ significantly by age_group?',
    ],
    ['average amount by device in March', 'Does amount differ significantly by device in March?'],
    [
      'failure rate by network for Android',
      'Does the failure rate differ significantly by network for Android?',
    ],
    [
      'compare the average amount of Android and iOS',
      'Does amount differ significantly between Android and iOS?',
    ],
  ])('after “%s” is a question of its own', (before, whole) => {
    expect(resumed(before, 'Is it significant?')).toBe(whole);
    expect(resumed(before, 'Is the difference statistically significant?')).toBe(whole);
    const understood = understand(whole, schema, []);
    expect(understood.kind === 'understood' && understood.family.name).toBe('significance');
  });

  test.each(['How many rows are there?', 'Average amount by month'])('means nothing after “%s”', (before) => {
    expect(resumed(before, 'Is it significant?')).toBeUndefined();
  });
});

describe('an answer by group', () => {
  test.each([
    [
      'failure rate by age group',
      'Why is the failure rate high for 18-25?',
      'Does the failure rate differ significantly by age_group?',
    ],
    [
      'average amount by category',
      'Why is the average amount high for Education?',
      'Does amount differ significantly by category?',
    ],
  ])('offers to go deeper: %s', async (question, why, significance) => {
    const { final } = await reply(engine, subject, question);
    expect(final.follow_ups.slice(0, 2)).toEqual([why, significance]);
    const { final: deeper, verdict } = await reply(engine, subject, why);
    expect(deeper.declined).toBe(false);
    expect(verdict.state).not.toBe('contradicted');
  });
});
