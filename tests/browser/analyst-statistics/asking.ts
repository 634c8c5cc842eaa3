import { builtInAnalyst } from '../../../src/agents/analyst/team.ts';
import { ask } from '../../../src/agents/ask.ts';
import { makeTools } from '../../../src/agents/tools.ts';
import type { Subject } from '../../../src/core/agent.ts';
import { type Cell, cellText } from '../../../src/core/cell.ts';
import type { AgentEvent, EventOf, EventType } from '../../../src/core/event.ts';
import { newId } from '../../../src/core/id.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { startPython } from '../../../workers/python/client.ts';

export interface Asked {
  readonly classification: string;
  readonly verdict: string;
  readonly text: string;
  /** Rows of the queries' results, by id. */
  readonly tables: ReadonlyMap<string, readonly (readonly Cell[])[]>;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly assumptions: string;
  readonly response: EventOf<'final_response'>;
  readonly events: readonly AgentEvent[];
}

/** The real engines, and the analyst asked on them. */
export function startAsking() {
  const sql = startDuckDb();
  const python = startPython({ indexUrl: '/pyodide/', handOver: sql.handOver });

  async function open(name: string, csv: string): Promise<Subject> {
    const signal = new AbortController().signal;
    const file = new File([csv], `${name}.csv`);
    const dataset = await sql.ingest(file, { signal, onProgress: () => undefined, taken: [] });
    const [table] = dataset.tables;
    if (table === undefined) throw new Error('The file became no table.');
    const parts = sql.profile(table, signal);
    let step = await parts.next();
    while (step.done !== true) step = await parts.next();
    return { dataset, table, profile: step.value };
  }

  async function askFor(subject: Subject, text: string): Promise<Asked> {
    const subjects = [subject];
    const tools = makeTools({
      sql,
      python,
      subjects,
      insights: async () => [],
      keepInsight: async () => undefined,
    });
    const signal = new AbortController().signal;
    const session = { team: builtInAnalyst, subjects, history: [], tools, signal, now: Date.now };
    const events: AgentEvent[] = [];
    for await (const event of ask({ id: newId(), text }, session)) events.push(event);
    return askedOf(events);
  }

  return { open, askFor, close: () => python.close() };
}

function askedOf(events: readonly AgentEvent[]): Asked {
  const only = <T extends EventType>(type: T) =>
    events.find((event): event is EventOf<T> => event.type === type);
  const response = only('final_response');
  if (response === undefined) throw new Error(JSON.stringify(events.at(-1)));
  return {
    classification: only('orchestrator_result')?.classification ?? '',
    verdict: only('validation')?.state ?? '',
    tables: new Map(events.flatMap(tableOf)),
    text: response.text
      .map((paragraph) =>
        paragraph
          .map((segment) => ('text' in segment ? segment.text : `[${cellText(segment.bound.value)}]`))
          .join(''),
      )
      .join('\n'),
    metrics: Object.fromEntries(response.metrics.map(({ name, value }) => [name, value.value])),
    assumptions: response.assumptions.map(({ text }) => text).join('\n'),
    response,
    events,
  };
}

function tableOf(event: AgentEvent): [string, readonly (readonly Cell[])[]][] {
  if (event.type === 'sql_result') return [[event.result_id, event.data]];
  return event.type === 'python_result' && event.table !== null ? [[event.result_id, event.table.rows]] : [];
}
