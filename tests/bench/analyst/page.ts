import '../trust.ts';
import { schemaOf } from '../../../src/agents/analyst/schema/schema.ts';
import { builtInAnalyst } from '../../../src/agents/analyst/team.ts';
import { understand } from '../../../src/agents/analyst/understand.ts';
import { ask } from '../../../src/agents/ask.ts';
import { makeTools } from '../../../src/agents/tools.ts';
import type { Subject } from '../../../src/core/agent.ts';
import type { AgentEvent } from '../../../src/core/event.ts';
import { newId } from '../../../src/core/id.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { startPython } from '../../../workers/python/client.ts';

/** Milliseconds. */
export interface QuestionTimes {
  readonly question: string;
  /** The family that answered; `undefined` where it was declined. */
  readonly family: string | undefined;
  readonly understandMs: number;
  readonly answerMs: number;
  /** The first query of the answer, asked of the same engine and nothing else. */
  readonly bareMs: number;
  readonly isChecked: boolean;
}

export interface AnalystBench {
  readonly open: (file: File) => Promise<void>;
  readonly time: (question: string) => Promise<QuestionTimes>;
}

declare global {
  interface Window {
    analystBench: AnalystBench;
  }
}

const signal = new AbortController().signal;
const sql = startDuckDb({ databaseName: `bench-${crypto.randomUUID()}` });
const python = startPython({
  indexUrl: new URL('pyodide/', document.baseURI).href,
  handOver: sql.handOver,
});
const subjects: Subject[] = [];

window.analystBench = {
  async open(file) {
    const dataset = await sql.ingest(file, { signal, onProgress: () => undefined, taken: [] });
    const [table] = dataset.tables;
    if (table === undefined) throw new Error('The file became no table.');
    const parts = sql.profile(table, signal);
    let part = await parts.next();
    while (part.done !== true) part = await parts.next();
    subjects.push({ dataset, table, profile: part.value });
    await sql.saved();
    await python.start();
  },
  async time(question) {
    const family = familyOf(question);
    const start = performance.now();
    const events = await answered(question);
    const answerMs = performance.now() - start;
    const query = events.find((event) => event.type === 'sql_result')?.query;
    return {
      question,
      family,
      understandMs: events.reduce((ms, event) => ms + understandOf(event), 0),
      answerMs,
      bareMs: query === undefined ? 0 : await timed(() => sql.query(query)),
      isChecked: events.some((event) => event.type === 'validation' && event.state === 'verified'),
    };
  },
};

function familyOf(question: string): string | undefined {
  const [subject] = subjects;
  if (subject === undefined) throw new Error('No file was opened.');
  const understood = understand(question, schemaOf(subject), []);
  return understood.kind === 'understood' ? understood.family.name : undefined;
}

async function answered(text: string): Promise<AgentEvent[]> {
  const tools = makeTools({
    sql,
    python,
    subjects,
    insights: () => Promise.resolve([]),
    keepInsight: () => Promise.resolve(),
  });
  const now = (): number => performance.now();
  const session = { team: builtInAnalyst, subjects, history: [], tools, signal, now };
  const events: AgentEvent[] = [];
  for await (const event of ask({ id: newId(), text }, session)) events.push(event);
  return events;
}

function understandOf(event: AgentEvent): number {
  return event.type === 'metadata' ? (event.timings.understand ?? 0) : 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
