import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { type Effects, plantedEffects } from '../../../src/demo/effects.ts';
import { type Random, randomFrom } from '../../../src/demo/random.ts';
import { transactionCsv } from '../../../src/demo/transactions.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, replyAfter, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

/** One thing planted and nothing else, and how a finding of it begins to speak of it. */
const plants: readonly (readonly [segment: string, effects: Partial<Effects>])[] = [
  ['age_group = 46-55', { failureRates: { ...evenRates(), '46-55': 0.09 } }],
  [
    'network = 4G',
    { processing: { msByNetwork: { '5G': 250, '4G': 450, WiFi: 250, '3G': 250 }, failedFactor: 1 } },
  ],
  ['weekend', { weekend: { volumeFactor: 1, amountFactor: 1.5 } }],
  ['status = FAILED', { processing: { msByNetwork: evenMs(), failedFactor: 2 } }],
];

function evenRates(): Effects['failureRates'] {
  return { '18-25': 0.035, '26-35': 0.035, '36-45': 0.035, '46-55': 0.035, '56+': 0.035 };
}

function evenMs(): Effects['processing']['msByNetwork'] {
  return { '5G': 250, '4G': 250, WiFi: 250, '3G': 250 };
}

const nothing: Effects = {
  ...plantedEffects,
  failureRates: evenRates(),
  badWeek: { ...plantedEffects.badWeek, failureRate: 0.035 },
  weekend: { volumeFactor: 1, amountFactor: 1 },
  processing: { msByNetwork: evenMs(), failedFactor: 1 },
};

describe('what is interesting here', () => {
  test('names what was planted among the first five, nine times of ten', { timeout: 240_000 }, async () => {
    const missed: string[] = [];
    for (const seed of seeds) {
      const [segment = '', effects = {}] = plants[seed % plants.length] ?? [];
      const csv = [...transactionCsv({ rows: 8000, seed, effects: { ...nothing, ...effects } })].join('');
      const said = await standsOut(await subjectOf(engine, `planted${seed}`, csv));
      if (!said.some((sentence) => sentence.includes(segment))) missed.push(`${seed}: ${segment}`);
    }
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(2);
  });

  test('claims at most one thing of pure noise', { timeout: 120_000 }, async () => {
    for (const seed of seeds) {
      const said = await standsOut(await subjectOf(engine, `noise${seed}`, noiseCsv(randomFrom(seed))));
      expect(said.length, said.join(' ')).toBeLessThanOrEqual(1);
    }
  });
});

async function standsOut(subject: Subject): Promise<readonly string[]> {
  const { final } = await reply(engine, subject, 'What is interesting here?');
  return Array.isArray(final.headline) ? final.headline.map(String) : [];
}

function noiseCsv(random: Random): string {
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? '';
  const rows = Array.from({ length: 1200 }, () =>
    [
      `2024-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
      pick(['Rome', 'Oslo', 'Lima', 'Bonn', 'Nice', 'Cork']),
      pick(['Basic', 'Plus', 'Pro']),
      (random() * 100).toFixed(1),
      String(Math.floor(random() * 30)),
      random() < 0.1 ? 'yes' : 'no',
    ].join(','),
  );
  return ['day,city,plan,score,visits,churned', ...rows].join('\n');
}

describe('why', () => {
  const shops = (): string => {
    const rows = Array.from({ length: 400 }, (_, at) => {
      const month = at < 200 ? '03' : '04';
      const shop = ['North', 'South', 'East', 'West'][at % 4] ?? '';
      const amount = 100 + (at % 7) - (month === '04' && shop === 'East' ? 60 : 0);
      return `2024-${month}-${String(1 + (at % 28)).padStart(2, '0')},${shop},${at % 3 === 0 ? 'card' : 'cash'},${amount}`;
    });
    return ['day,shop,payment,amount', ...rows].join('\n');
  };

  let subject: Subject;
  beforeAll(async () => {
    subject = await subjectOf(engine, 'shops', shops());
  });

  test('names the segment that a change comes from', async () => {
    const { final, verdict } = await reply(engine, subject, 'Why did the average amount fall in April 2024?');
    expect(final.headline).toEqual(['shop = East']);
    expect(verdict.state).not.toBe('contradicted');
  });

  test('asked alone, it is about the question before', async () => {
    const { final } = await replyAfter(
      engine,
      subject,
      ['What is the average amount in April 2024?'],
      'Why?',
    );
    expect(final.headline).toEqual(['shop = East']);
  });

  test('says that what was asked about did not happen', async () => {
    const { final } = await reply(engine, subject, 'Why did the average amount rise in April 2024?');
    expect(textOf(final.text)).toContain('It did not');
  });

  test('sees through Simpson’s paradox', async () => {
    const counts: readonly (readonly [team: string, level: string, won: number, lost: number])[] = [
      ['Red', 'easy', 81, 6],
      ['Red', 'hard', 192, 71],
      ['Blue', 'easy', 234, 36],
      ['Blue', 'hard', 55, 25],
    ];
    const rows = counts.flatMap(([team, level, won, lost]) => [
      ...Array.from({ length: won }, () => `${team},${level},yes`),
      ...Array.from({ length: lost }, () => `${team},${level},no`),
    ]);
    const trials = await subjectOf(engine, 'trials', ['team,level,won', ...rows].join('\n'));
    const { final } = await reply(engine, trials, 'Why is the share of won higher for Blue?');
    expect(textOf(final.text)).toContain('Simpson’s paradox');
  });
});

function textOf(text: Awaited<ReturnType<typeof reply>>['final']['text']): string {
  return text.flatMap((paragraph) => paragraph.map((one) => ('text' in one ? one.text : ''))).join('');
}
