import type { Subject } from '../../../src/core/agent.ts';
import type { Analysis } from '../../../src/core/analysis.ts';
import type { LoadingEngine } from '../../../src/core/engine.ts';
import { reduceTurn, startTurn, type Turn } from '../../../src/core/turn.ts';
import { analysisOf, fullContents } from '../../../src/sharing/analysis/analysis-of.ts';
import { columnsWithTraits } from '../../../src/sharing/analysis/traits.ts';
import type { OpenTable } from '../../../src/sharing/replay/match.ts';
import type { ReplayEngines } from '../../../src/sharing/replay/recompute.ts';
import { reply } from '../analyst/tables.ts';

/** Payments of one month: app fails most. */
export const january = `payment_id,paid_at,status,channel,amount
P001,2024-01-05,SUCCESS,web,20
P002,2024-01-07,FAILED,app,75
P003,2024-01-09,SUCCESS,app,310
P004,2024-01-11,SUCCESS,web,40
P005,2024-01-13,FAILED,app,15
P006,2024-01-20,SUCCESS,kiosk,100
P007,2024-01-29,FAILED,kiosk,40
P008,2024-01-30,SUCCESS,kiosk,60
`;

/** Of the next: web fails most, and there are no kiosks any more. */
export const february = `payment_id,paid_at,status,channel,amount
P101,2024-02-05,FAILED,web,30
P102,2024-02-07,FAILED,web,75
P103,2024-02-09,SUCCESS,app,300
P104,2024-02-11,SUCCESS,post,40
`;

/** The turn that a question becomes. */
export async function turnOf(engine: LoadingEngine, subject: Subject, question: string): Promise<Turn> {
  const { events } = await reply(engine, subject, question);
  return events.reduce(reduceTurn, startTurn(question, 'chat', question, 1_700_000_000_000));
}

export async function analysisFrom(
  engine: LoadingEngine,
  subject: Subject,
  questions: readonly string[],
): Promise<Analysis> {
  const turns: Turn[] = [];
  for (const question of questions) turns.push(await turnOf(engine, subject, question));
  const source = { title: 'Payments', madeAt: 1_700_000_000_000, turns, subjects: [subject], insights: [] };
  return analysisOf(source, fullContents);
}

export function openTable({ table, profile }: Subject): OpenTable {
  return { name: table.name, columns: columnsWithTraits(table, profile) };
}

export function withoutPython(sql: LoadingEngine): ReplayEngines {
  return { sql, python: { run: () => Promise.reject(new Error('There is no Python here.')) } };
}
