import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { payments, replyAfter, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subject: Subject;
beforeAll(async () => {
  engine = await startNodeEngine();
  subject = await subjectOf(engine, 'payments', payments);
}, 60_000);
afterAll(() => engine.close());

describe('a question that leans on those before', () => {
  const cases: readonly (readonly [before: readonly string[], text: string, understood: string])[] = [
    [['average amount by channel'], 'and for FAILED?', 'average amount by channel, where status is FAILED'],
    [['average amount by channel'], 'by month instead', 'average amount by month'],
    [['average amount by channel'], 'the median instead', 'median amount by channel'],
    [
      ['How many payments have status FAILED?'],
      'and SUCCESS?',
      'the number of rows, where status is SUCCESS',
    ],
    [['total amount in February 2024'], 'and in March?', 'total amount, where paid_at in March 2024'],
    [['what is the highest amount?'], 'and the lowest?', 'the lowest amount'],
    [
      ['average amount by channel', 'only FAILED'],
      'by month instead',
      'average amount by month, where status is FAILED',
    ],
  ];

  test.each(cases)('%j, then “%s”', async (before, text, understood) => {
    const { orchestration, final } = await replyAfter(engine, subject, before, text);
    expect(orchestration.reasoning).toBe(`Understood as: ${understood}.`);
    expect(final.assumptions[0]?.text).toContain('I took this as: ');
  });

  test('the top two of what was shown', async () => {
    const { sql } = await replyAfter(engine, subject, ['total amount by channel'], 'only the top 2');
    expect(sql[0]).toContain('LIMIT 2');
  });

  test('stands alone where it says all that it needs', async () => {
    const { final } = await replyAfter(
      engine,
      subject,
      ['average amount by channel'],
      'How many rows are there?',
    );
    expect(final.headline).toBe(10);
    expect(final.assumptions).toEqual([]);
  });
});
