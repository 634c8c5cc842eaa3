import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FinishedAnalysis, FinishedAnswer } from '../../src/core/finished-analysis.ts';
import { reduceTurn, startTurn, type Turn } from '../../src/core/turn.ts';
import { contentHash } from '../../src/ingest/content-hash.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { reply, subjectOf } from '../unit/analyst/tables.ts';

/** What the demo data has to tell, in the order in which it is read. */
const questions = [
  'Which age group has the highest failure rate?',
  'Failure rate of Banyan by week',
  'Which hour has the highest fraud rate?',
  'Average amount on weekends compared with weekdays',
  'Which columns have missing values?',
] as const;

/** Has the built-in analyst answer the questions about the demo data, by a real engine. Throws where it declines one. */
async function finishAnalysis(file: Uint8Array<ArrayBuffer>): Promise<FinishedAnalysis> {
  const engine = await startNodeEngine();
  try {
    const subject = await subjectOf(engine, 'transactions', gunzipSync(file).toString());
    const answers: FinishedAnswer[] = [];
    for (const question of questions) {
      const { events } = await reply(engine, subject, question);
      answers.push(finishedAnswer(events.reduce(reduceTurn, startTurn('q', 'c', question, 0))));
    }
    const { name: table, rowCount } = subject.table;
    return { table, rowCount, contentHash: await contentHash(new File([file], 'demo')), answers };
  } finally {
    await engine.close();
  }
}

function finishedAnswer({ question, answer, verdict, findings }: Turn): FinishedAnswer {
  if (answer === undefined || answer.declined || verdict?.state === 'contradicted')
    throw new Error(`The analyst has no good answer to “${question}” about the demo data.`);
  return withShortIds({
    question,
    text: answer.text,
    chart: answer.chart,
    findings: findings
      .filter((finding) => finding.language === 'sql')
      .map((finding) => ({ ...finding, result: { ...finding.result, elapsedMs: 0 } })),
  });
}

/** The same analysis is the same text in every build. */
function withShortIds(answer: FinishedAnswer): FinishedAnswer {
  const text = answer.findings.reduce(
    (soFar, { id }, index) => soFar.replaceAll(JSON.stringify(id), JSON.stringify(`r${index + 1}`)),
    JSON.stringify(answer),
  );
  return JSON.parse(text) as FinishedAnswer;
}

const demo = join(import.meta.dirname, '../../public/demo/transactions.csv.gz');

/** What the build writes into the start page. */
export const finishedAnalysis = await finishAnalysis(new Uint8Array(readFileSync(demo)));
