import { builtInAnalyst } from '../../../src/agents/analyst/team.ts';
import { ask } from '../../../src/agents/ask.ts';
import { makeTools } from '../../../src/agents/tools.ts';
import type { Exchange, Subject } from '../../../src/core/agent.ts';
import { cellText } from '../../../src/core/cell.ts';
import type { LoadingEngine, PythonEngine } from '../../../src/core/engine.ts';
import type { AgentEvent, EventOf } from '../../../src/core/event.ts';
import type { Join } from '../../../src/core/joins.ts';
import { plainText } from '../../../src/core/rich-text.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { profile } from '../../../src/profile/profile.ts';

export const staff = `Name,Department,Age,MonthlySalary,Remote,Started
Ada Lovelace,Engineering,36,5200,Yes,2019-03-04
Grace Hopper,Engineering,45,6100,No,2015-07-01
Alan Turing,Research,41,5900,No,2016-01-11
Edsger Dijkstra,Research,52,6400,Yes,2012-09-30
Barbara Liskov,Research,48,7000,Yes,2011-05-16
Linus Torvalds,Support,33,4100,No,2021-02-22
Margaret Hamilton,Support,39,,Yes,2020-10-05
`;

export const cities = `City,Country,Population,Area km2,Mayor
Lagos,Nigeria,"15,388,000","1,171",Babajide Sanwo-Olu
Kano,Nigeria,"4,103,000",499,Vacant
Osaka,Japan,"2,753,862",225,Hideyuki Yokoyama
Nagoya,Japan,"2,332,000",326,Ichiro Hirosawa
Kyoto,Japan,"1,463,723",828,Koji Matsui
Lima,Peru,"10,092,000","2,672",Rafael Lopez Aliaga
`;

export const payments = `payment_id,paid_at,status,channel,amount,is_fraud
P001,2024-01-05 09:15:00,SUCCESS,web,20.5,0
P002,2024-01-19 10:00:00,FAILED,app,75,0
P003,2024-02-03 23:30:00,SUCCESS,app,310,1
P004,2024-02-11 12:00:00,SUCCESS,web,40,0
P005,2024-02-27 08:45:00,FAILED,app,15,0
P006,2024-03-02 14:10:00,SUCCESS,kiosk,99.5,0
P007,2024-03-09 03:05:00,FAILED,app,640,1
P008,2024-03-30 19:20:00,SUCCESS,web,55,0
P009,2024-04-13 16:00:00,SUCCESS,kiosk,12,0
P010,2024-04-20 11:11:00,SUCCESS,app,230,0
`;

const signal = new AbortController().signal;

/** A CSV as the analyst meets it: read and profiled by the real engine. */
export async function subjectOf(engine: LoadingEngine, name: string, csv: string): Promise<Subject> {
  const file = new File([csv], `${name}.csv`);
  const dataset = await ingest(file, engine, { signal, onProgress: () => undefined, taken: [] });
  const [table] = dataset.tables;
  if (table === undefined) throw new Error('The file became no table.');
  const parts = profile(table, engine, signal);
  let part = await parts.next();
  while (part.done !== true) part = await parts.next();
  return { dataset, table, profile: part.value };
}

/** What a question that needs Python fails with. */
export const noPythonHere = new Error('Python is not part of this test.');

/** What stands for Python in a test without it. */
export function pythonThat(run: PythonEngine['run']): Pick<PythonEngine, 'run'> {
  return { run };
}

const noPython = pythonThat(() => Promise.reject(noPythonHere));

export interface Reply {
  readonly events: readonly AgentEvent[];
  readonly final: EventOf<'final_response'>;
  readonly orchestration: EventOf<'orchestrator_result'>;
  readonly verdict: EventOf<'validation'>;
  readonly sql: readonly string[];
}

/** Its words, with the values in them. */
export function textOf({ final }: Reply): string {
  return plainText(final.text, ({ value }) => cellText(value));
}

/** All that it says was assumed. */
export function assumed({ final }: Reply): string {
  return final.assumptions.map(({ text }) => text).join(' ');
}

/** A question on its whole way, from the words to the checked answer. */
export function reply(
  engine: LoadingEngine,
  subject: Subject,
  text: string,
  python = noPython,
): Promise<Reply> {
  return replyOver(engine, { subjects: [subject], joins: [] }, text, python);
}

/** A question that follows others, which were answered. */
export function replyAfter(
  engine: LoadingEngine,
  subject: Subject,
  before: readonly string[],
  text: string,
): Promise<Reply> {
  const history = before.map((question) => ({ question, answerText: '', declined: false }));
  return replyOver(engine, { subjects: [subject], joins: [] }, text, noPython, history);
}

/** The same where several tables are open, the first of them active. */
export async function replyOver(
  engine: LoadingEngine,
  { subjects, joins }: { readonly subjects: readonly Subject[]; readonly joins: readonly Join[] },
  text: string,
  python = noPython,
  history: readonly Exchange[] = [],
): Promise<Reply> {
  const tools = makeTools({
    sql: engine,
    python,
    subjects,
    insights: () => Promise.resolve([]),
    keepInsight: () => Promise.resolve(),
  });
  const session = { team: builtInAnalyst, subjects, joins, history, tools, signal, now: () => 0 };
  const events: AgentEvent[] = [];
  for await (const event of ask({ id: 'q', text }, session)) events.push(event);
  return {
    events,
    final: only(events, 'final_response'),
    orchestration: only(events, 'orchestrator_result'),
    verdict: only(events, 'validation'),
    sql: events.flatMap((event) => (event.type === 'sql_result' ? [event.query] : [])),
  };
}

function only<T extends AgentEvent['type']>(events: readonly AgentEvent[], type: T): EventOf<T> {
  const found = events.find((event): event is EventOf<T> => event.type === type);
  if (found === undefined) throw new Error(`There was no ${type}.`);
  return found;
}
