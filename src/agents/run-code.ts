import type { AgentContext } from '../core/agent.ts';
import type { AgentEvent } from '../core/event.ts';
import type { Finding } from '../core/finding.ts';
import { newId } from '../core/id.ts';
import { callTool } from './call-tool.ts';

/** Runs a query as the SQL agent and makes its result a finding of the answer. Throws `QueryError`. */
export async function* runSql(
  context: AgentContext,
  task: { readonly sql: string; readonly purpose: string; readonly rowLimit?: number },
): AsyncGenerator<AgentEvent, Extract<Finding, { language: 'sql' }>, void> {
  const { purpose, ...toolArguments } = task;
  const result = yield* callTool(context, 'sql_agent', 'run_sql', toolArguments);
  const id = newId();
  const count = `${result.truncated ? 'First ' : ''}${result.rows.length} rows`;
  yield context.event({
    type: 'sql_result',
    agent: 'sql_agent',
    result_id: id,
    purpose,
    query: task.sql,
    rows: result.rows.length,
    columns: [...result.columns],
    summary: `${count} · ${purpose}`,
    data: result.rows,
    truncated: result.truncated,
    elapsed_ms: result.elapsedMs,
  });
  return { language: 'sql', id, purpose, code: task.sql, result };
}

/** Runs Python as the Python agent and makes its result a finding of the answer. Throws `PythonError`. */
export async function* runPython(
  context: AgentContext,
  task: {
    readonly code: string;
    readonly purpose: string;
    readonly sql?: string;
    readonly timeoutMs?: number;
  },
): AsyncGenerator<AgentEvent, Extract<Finding, { language: 'python' }>, void> {
  const { purpose, ...toolArguments } = task;
  const result = yield* callTool(context, 'python_agent', 'run_python', toolArguments);
  const id = newId();
  yield context.event({
    type: 'python_result',
    agent: 'python_agent',
    result_id: id,
    purpose,
    code: task.code,
    ...(task.sql === undefined ? {} : { input_sql: task.sql }),
    results: result.results,
    table: result.table === null ? null : { ...result.table, columns: [...result.table.columns] },
    summary: purpose,
    figures: [...result.figures],
    stdout: result.stdout,
    elapsed_ms: result.elapsedMs,
  });
  return { language: 'python', id, purpose, code: task.code, inputSql: task.sql, result };
}
