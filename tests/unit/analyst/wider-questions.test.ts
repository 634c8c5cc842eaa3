import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, subjectOf } from './tables.ts';

const clinic = `Patient,Age,BMI,Smoker,Ward,Charge,Balance
Ada,17,17.2,no,North,1200.5,-20
Bo,34,24,yes,North,2200,15
Cy,71,31.5,no,South,5400,0
Di,19,41.2,yes,South,3900,40
Ed,102,22.1,no,East,8100,5
Flo,15,19,no,East,700,60
`;

const season = `Week,Opponent,Venue,Outcome,Attendance,Channel
1,Otley,Home Park,Win,4100,K1
2,Ripon,Old Mill,Win,520,K2
3,Selby,Home Park,Loss,6100,K1
4,Thirsk,The Field,Win,6900,K3
5,Whitby,Home Park,Win,7050,K1
6,Yarm,Old Mill,Win,480,K2
7,Malton,Home Park,Loss,4100,K1
`;

const games = `Nation,Gold,Silver,Total,Host city
Norway,5,2,7,Oslo
Chile,1,4,5,Lima
Kenya,3,4,7,Nairobi
Japan,3,1,4,Kobe
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let tables: Record<'clinic' | 'season' | 'games', Subject>;

beforeAll(async () => {
  engine = await startNodeEngine();
  tables = {
    clinic: await subjectOf(engine, 'clinic', clinic),
    season: await subjectOf(engine, 'season', season),
    games: await subjectOf(engine, 'games', games),
  };
}, 60_000);
afterAll(() => engine.close());

type Case = readonly [table: keyof typeof tables, question: string, headline: Cell];

const cases: Readonly<Record<string, readonly Case[]>> = {
  'words for ages and bodies': [
    ['clinic', 'How many teenagers are there?', 3],
    ['clinic', 'How many adults are in the South ward?', 2],
    ['clinic', 'Is there any centenarian?', true],
    ['clinic', 'How many patients are obese?', 2],
    ['clinic', 'Is the average BMI overweight?', true],
    ['clinic', 'Which patient is in their seventies?', 'Cy'],
    ['clinic', 'How old is the youngest teenager?', 15],
  ],
  'the side of zero': [
    ['clinic', 'How many patients have a negative balance?', 1],
    ['clinic', 'Is the lowest balance negative?', true],
    ['clinic', 'Is the lowest charge negative?', false],
  ],
  'a row like another one': [
    ['season', 'Which opponent had the same attendance as Otley?', 'Malton'],
    ['games', 'Kenya had the same number of silver medals as who?', 'Chile'],
    ['games', 'Which other nation has the same total as Norway?', 'Kenya'],
  ],
  'rows that follow each other': [
    ['season', 'How many consecutive wins were there?', 3],
    ['season', 'What is the longest streak of games with more than 5000 in attendance?', 3],
    ['season', 'How many times in a row was the outcome Win?', 3],
  ],
  'one of two values': [
    ['season', 'Was the game against Selby a win or a loss?', 'Loss'],
    ['season', 'Was the Thirsk game on K1 or K3?', 'K3'],
    ['games', 'Which nation won more gold medals, Chile or Kenya?', 'Kenya'],
  ],
  'several numbers of one column': [
    ['season', 'What is the difference in attendance between week 5 and 4?', 150],
    ['games', 'How many more medals does Norway have than Japan?', 3],
  ],
  'what an adjective is said of': [
    ['clinic', 'Which patient is the charge highest for?', 'Ed'],
    ['clinic', 'In which ward is the charge lower?', 'East'],
    ['clinic', 'Which patient paid the most money?', 'Ed'],
  ],
  'rows before and after': [
    ['season', 'Who was the opponent after Selby?', 'Thirsk'],
    ['games', 'Which nation is listed before Kenya?', 'Chile'],
    ['games', 'How many nations come after Chile?', 2],
    ['season', 'How many wins were there after week 3?', 3],
  ],
  'what stands behind what is highest': [
    ['season', 'What was the largest attendance at a venue?', 7050],
    ['clinic', 'What are the lowest 2 charge values?', [700, 1200.5]],
  ],
  'rows with a value, and all others': [
    ['clinic', 'Is the average charge of smokers higher than that of those who do not smoke?', false],
  ],
};

for (const [kind, questions] of Object.entries(cases)) {
  describe(kind, () => {
    test.each(questions)('%s: “%s”', async (table, question, headline) => {
      const { final, sql } = await reply(engine, tables[table], question);
      expect(
        final.declined,
        `${final.text
          .flat()
          .map((one) => ('text' in one ? one.text : ''))
          .join('')} ${sql.join(';')}`,
      ).toBe(false);
      expect(final.headline).toEqual(headline);
    });
  });
}

test.each<readonly [keyof typeof tables, string]>([
  ['season', 'How many games were played by visitors from Leeds?'],
  ['season', 'Which umpire had the Selby game?'],
  ['games', 'How many teenagers won gold?'],
  ['clinic', 'Is the average charge of surgeons higher than that of nurses?'],
])('%s: “%s” names what the table does not hold, and is declined', async (table, question) => {
  const { final } = await reply(engine, tables[table], question);
  expect(final.declined).toBe(true);
});

test('what a word for an age was taken for is said', async () => {
  const { final } = await reply(engine, tables.clinic, 'How many teenagers are there?');
  expect(final.assumptions.map(({ text }) => text)).toContain(
    'I took “teenagers” as Age at least 13 and below 20.',
  );
});
