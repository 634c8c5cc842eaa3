import type { AgentContext, DataDna, Insight, ValueSearch } from '../core/agent.ts';
import type { Cell } from '../core/cell.ts';
import type { PythonResult } from '../core/engine.ts';
import { isAbort } from '../core/error.ts';
import { type AgentEvent, type AgentName, type ToolName, toolNames } from '../core/event.ts';
import { newId } from '../core/id.ts';
import type { ResultSet } from '../core/result-set.ts';
import { rights } from './rights.ts';

/** What each tool is asked and gives. */
export interface ToolCalls {
  readonly read_data_dna: { readonly arguments: { readonly search?: ValueSearch }; readonly result: DataDna };
  readonly run_sql: {
    readonly arguments: { readonly sql: string; readonly rowLimit?: number };
    readonly result: ResultSet;
  };
  readonly run_python: {
    readonly arguments: { readonly code: string; readonly sql?: string; readonly timeoutMs?: number };
    readonly result: PythonResult;
  };
  readonly read_context: {
    readonly arguments: Readonly<Record<string, never>>;
    readonly result: readonly Insight[];
  };
  readonly write_context: {
    readonly arguments: { readonly text: string; readonly question: string };
    readonly result: undefined;
  };
}

export class ToolRefused extends Error {
  override readonly name = 'ToolRefused';
}

const defaultRowLimit = 1000;
const defaultPythonTimeoutMs = 10_000;

/**
 * The only way to a tool. Yields the call before the tool runs and the outcome after it; returns the tool's result.
 * Throws `ToolRefused` when the agent has no right to the tool, and whatever the tool throws: the caller may mend it.
 */
export async function* callTool<Name extends ToolName>(
  context: AgentContext,
  agent: AgentName,
  name: Name,
  toolArguments: ToolCalls[Name]['arguments'],
): AsyncGenerator<AgentEvent, ToolCalls[Name]['result'], void> {
  const call_id = newId();
  const startedAt = context.now();
  const outcome = (ok: boolean, summary: string): AgentEvent =>
    context.event({
      type: 'tool_result',
      agent,
      call_id,
      name,
      ok,
      summary,
      elapsed_ms: context.now() - startedAt,
    });
  yield context.event({ type: 'tool_call', agent, call_id, name, arguments: asCells(toolArguments) });
  if (!rights[agent].includes(name)) {
    const refusal = refusalOf(agent, name);
    yield outcome(false, refusal);
    throw new ToolRefused(refusal);
  }
  try {
    const result = await tools[name](context, toolArguments);
    yield outcome(true, summaries[name](result));
    return result;
  } catch (error) {
    if (!isAbort(error)) yield outcome(false, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/**
 * Tells of a call that is not made: of another role's tool, of none that there is, or with arguments that do not fit.
 * Returns why.
 */
export async function* refuseCall(
  context: AgentContext,
  agent: AgentName,
  name: string,
  given: unknown,
  why = refusalOf(agent, name),
): AsyncGenerator<AgentEvent, string, void> {
  const call_id = newId();
  const shown = typeof given === 'object' && given !== null ? asCells(given) : {};
  yield context.event({ type: 'tool_call', agent, call_id, name, arguments: shown });
  yield context.event({ type: 'tool_result', agent, call_id, name, ok: false, summary: why, elapsed_ms: 0 });
  return why;
}

function refusalOf(agent: AgentName, name: string): string {
  const isTool = toolNames.some((tool) => tool === name);
  return isTool
    ? `${agent} has no right to call ${name}.`
    : `There is no tool ${JSON.stringify(name.slice(0, 80))}.`;
}

type Tools = {
  readonly [Name in ToolName]: (
    context: AgentContext,
    toolArguments: ToolCalls[Name]['arguments'],
  ) => Promise<ToolCalls[Name]['result']>;
};

const tools: Tools = {
  read_data_dna: (context, { search }) => context.tools.read_data_dna(search, context.signal),
  run_sql: (context, { sql, rowLimit }) =>
    context.tools.run_sql(sql, { rowLimit: rowLimit ?? defaultRowLimit, signal: context.signal }),
  run_python: (context, { code, sql, timeoutMs }) =>
    context.tools.run_python(code, sql === undefined ? {} : { sql }, {
      timeoutMs: timeoutMs ?? defaultPythonTimeoutMs,
      signal: context.signal,
    }),
  read_context: (context) => context.tools.read_context(),
  write_context: async (context, insight) => {
    await context.tools.write_context(insight);
    return undefined;
  },
};

const summaries: { readonly [Name in ToolName]: (result: ToolCalls[Name]['result']) => string } = {
  read_data_dna: ({ profiles, matches }) =>
    `${profiles.length} table${plural(profiles.length)}` +
    (matches.length > 0 ? `, ${matches.length} value${plural(matches.length)} found` : ''),
  run_sql: ({ rows, columns, truncated, isFromCache = false }) =>
    `${truncated ? 'more than ' : ''}${rows.length} row${plural(rows.length)}, ` +
    `${columns.length} column${plural(columns.length)}${isFromCache ? ', from the cache' : ''}`,
  run_python: ({ stdout }) => (stdout === '' ? 'done' : `done, ${stdout.length} characters printed`),
  read_context: (insights) => `${insights.length} insight${plural(insights.length)}`,
  write_context: () => 'kept',
};

function plural(count: number): string {
  return count === 1 ? '' : 's';
}

function asCells(toolArguments: object): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(toolArguments)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value as Cell]),
  );
}
