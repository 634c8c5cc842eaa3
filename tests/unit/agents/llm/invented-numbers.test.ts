import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unsupportedFigure } from '../../../../src/agents/unsupported.ts';
import type { ChatModel, ChatReply } from '../../../../src/core/chat-model.ts';
import type { AgentEvent } from '../../../../src/core/event.ts';
import type { ResultSet } from '../../../../src/core/result-set.ts';
import { subject } from '../subject.ts';
import { all, askTeam, draftText, eventOf } from './ask-team.ts';
import { inventedNumber, numbersIn } from './invented-numbers.ts';
import { toolCall } from './scripted-model.ts';

const result: ResultSet = {
  columns: [
    { name: 'city', type: 'VARCHAR', kind: 'text' },
    { name: 'failure_rate', type: 'DOUBLE', kind: 'float' },
    { name: 'payments', type: 'BIGINT', kind: 'integer' },
  ],
  rows: [
    ['Lagos', 0.1837, 5_417],
    ['Kano', 0.0912, 8_803],
  ],
  truncated: false,
  elapsedMs: 1,
};
const engine = { query: () => Promise.resolve(result) };

interface Invention {
  readonly prose: string;
  readonly title: string;
  readonly name: string;
  readonly followUp: string;
  readonly assumption: string;
  readonly reasoning: string;
  readonly purpose: string;
}

const frames = [
  (number: string) => `{{r1[0].city}} leads with ${number} failures.`,
  (number: string) =>
    `${number} of the payments failed, against {{r1[1].failure_rate|percent}} in {{r1[1].city}}.`,
  (number: string) => `The rate (${number}) is high.`,
  (number: string) => `It rose by ${number}\nand then fell.`,
  (number: string) => `**${number}** is the finding: {{rows(r1)}} cities.`,
  (number: string) => `It is about ${number}, which nobody expected`,
  (number: string) => `| a | ${number} |`,
  (number: string) => `- ${number}`,
  (number: string) => `Failures ${number}`,
];

const sentence = fc.tuple(fc.constantFrom(...frames), inventedNumber).map(([frame, number]) => frame(number));
const invention: fc.Arbitrary<Invention> = fc.record({
  prose: fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' ')),
  title: sentence,
  name: sentence,
  followUp: sentence,
  assumption: sentence,
  reasoning: sentence,
  purpose: sentence,
});

/** Plans, queries, and then writes what it invented, in deltas of its own sizes. */
function inventor(invented: Invention, sizes: readonly number[]): ChatModel {
  const closing = {
    headline: 'r1[0].failure_rate',
    metrics: [{ name: invented.name, value: 'r1[0].failure_rate' }],
    chart: {
      type: 'bar',
      result: 'r1',
      x: 'city',
      y: ['failure_rate'],
      title: invented.title,
      subtitle: invented.title,
    },
    assumptions: [invented.assumption],
    follow_ups: [invented.followUp, 'And by month?'],
    insight: invented.prose,
  };
  const replyTo: Record<string, Partial<ChatReply>> = {
    orchestrator: {
      toolCalls: [
        toolCall('plan', { classification: 'SQL_ONLY', reasoning: invented.reasoning, task: invented.prose }),
      ],
    },
    sql_agent: {
      toolCalls: [
        toolCall('run_sql', {
          sql: 'SELECT city, failure_rate, payments FROM orders',
          purpose: invented.purpose,
          is_last: true,
        }),
      ],
    },
    composer: { text: `${invented.prose}\n\n\`\`\`json\n${JSON.stringify(closing)}\n\`\`\`` },
    validator: { text: 'NONE' },
  };
  return {
    async *chat({ agent }) {
      const { text = '', toolCalls = [] } = replyTo[agent] ?? {};
      let at = 0;
      for (let turn = 0; at < text.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        yield { kind: 'text', text: text.slice(at, at + size) };
        at += size;
      }
      return { text, toolCalls, finish: 'stop' };
    },
  };
}

/** All words that are shown and that no value stands behind. */
function shownWords(events: readonly AgentEvent[]): readonly string[] {
  const { text, metrics, chart_spec, assumptions, follow_ups } = eventOf(events, 'final_response');
  const words = [
    ...text.flat().flatMap((segment) => ('text' in segment ? [segment.text] : [])),
    ...metrics.map(({ name }) => name),
    ...(chart_spec === null ? [] : [chart_spec.title, chart_spec.subtitle]),
    ...assumptions.map((assumption) => assumption.text),
    ...follow_ups,
    draftText(events),
    eventOf(events, 'orchestrator_result').reasoning,
    ...all(events, 'sql_result').map(({ purpose }) => purpose),
  ];
  return words.map((part) => part.replaceAll(/‹[^›]*›/g, '').replaceAll(unsupportedFigure, ''));
}

test('of a model that invents numbers in every way, none is shown, not even while the answer comes in', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(invention, sizes, async (invented, chunkSizes) => {
      const model = inventor(invented, chunkSizes);
      const kept: { text: string; question: string }[] = [];
      const events = await askTeam({
        engine,
        subjects: [subject],
        model,
        question: 'Where do payments fail?',
        kept,
      });
      expect(shownWords(events).flatMap(numbersIn)).toEqual([]);
      expect(kept.flatMap(({ text }) => numbersIn(text.replaceAll(/‹[^›]*›/g, '')))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
}, 120_000);

/** A number whose letters are parted by marks of markdown. */
const numberInMarks: Invention = {
  prose: '{{r1[0].city}} leads with fo**u**r million failures.',
  ...{ title: '', name: '', followUp: '', assumption: '', reasoning: '', purpose: '' },
};

test('what was streamed is the beginning of what is shown in the end', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(invention, sizes, async (invented, chunkSizes) => {
      const events = await askTeam({
        engine,
        subjects: [subject],
        model: inventor(invented, chunkSizes),
        question: 'Where?',
      });
      const first = draftText(events);
      const { text } = eventOf(events, 'final_response');
      const whole = text
        .map((paragraph) => paragraph.map((segment) => ('text' in segment ? segment.text : '‹›')).join(''))
        .join('\n');
      expect(whole.startsWith(first.replaceAll(/‹[^›]*›/g, '‹›'))).toBe(true);
    }),
    { numRuns: 200, examples: [[numberInMarks, [1]]] },
  );
}, 60_000);

test('a verdict tells of what was left out', async () => {
  const invented = {
    prose: 'It failed 4,711 times.',
    title: '',
    name: 'Rate',
    followUp: 'Why?',
    assumption: 'None.',
    reasoning: '',
    purpose: '',
  };
  const events = await askTeam({
    engine,
    subjects: [subject],
    model: inventor(invented, [5]),
    question: 'Where?',
  });
  expect(eventOf(events, 'validation')).toMatchObject({ state: 'contradicted' });
  expect(eventOf(events, 'validation').checks.some(({ name }) => name === 'every figure has a source')).toBe(
    true,
  );
});

test('a figure that a result has becomes that value; one of the question is the question’s', async () => {
  const invented = {
    prose: 'Of 5,417 payments, 18.37% failed; a top 2 of orders 2024 by q3.',
    ...{ title: '', name: 'Rate', followUp: 'Why?', assumption: 'None.', reasoning: '', purpose: '' },
  };
  const events = await askTeam({
    engine,
    subjects: [subject],
    model: inventor(invented, [3]),
    question: 'The top 2?',
  });
  const { text } = eventOf(events, 'final_response');
  expect(text.flat().flatMap((segment) => ('bound' in segment ? [segment.bound] : []))).toMatchObject([
    { value: 5417, origin: { kind: 'cell', cell: { row: 0, column: 'payments' } } },
    { value: 0.1837, format: { style: 'percent' } },
    { value: '2', origin: { kind: 'question' } },
  ]);
  expect(text.flat().some((segment) => 'text' in segment && segment.text.includes('orders 2024 by q3'))).toBe(
    true,
  );
  expect(eventOf(events, 'validation').state).toBe('bound');
});
