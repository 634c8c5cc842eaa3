import type { AnalysisFinding, AnalysisStep } from '../../core/analysis.ts';
import type { PythonEngine, SqlEngine } from '../../core/engine.ts';
import { isAbort, messageOf } from '../../core/error.ts';
import type { Obstacle, ReplayedFinding, ReplayedStep, TableMatch } from '../../core/replay.ts';
import { changesOf } from './figure-changes.ts';
import { mentions } from './mentions.ts';
import type { NewResult } from './new-result.ts';
import { isAsRecorded, pointedSql, wholeTableSql } from './point.ts';
import { redrawn } from './redrawn.ts';
import { rowsChange } from './rows-change.ts';
import type { ReplayScope } from './scope.ts';

export interface ReplayEngines {
  readonly sql: SqlEngine;
  readonly python: Pick<PythonEngine, 'run'>;
}

/** Rows of one result, unless the recorded one was cut off earlier. */
const usualRows = 10_000;
const pythonTimeoutMs = 60_000;
const queryTimeoutMs = 60_000;

/** Runs the code of a step on other data: no model is asked, and nothing that cannot be found again is shown. */
export async function recompute(
  step: AnalysisStep,
  engines: ReplayEngines,
  scope: ReplayScope,
): Promise<ReplayedStep> {
  const results: NewResult[] = [];
  for (const finding of step.findings) results.push(await run(finding, engines, scope));
  const { figures, namedRows } = changesOf(step, results, scope);
  return {
    ...{ step, figures, namedRows },
    findings: step.findings.map((finding, index) => replayed(finding, results[index])),
    chart: redrawn(step, results, figures),
    tableResultId: step.tableResultId,
  };
}

function replayed(finding: AnalysisFinding, result: NewResult | undefined): ReplayedFinding {
  const { id, language, purpose, code } = finding;
  const table = result?.table ?? null;
  return {
    ...{ id, language, purpose, code, table },
    ran: result?.ran ?? null,
    rows: table === null || finding.table === null ? null : rowsChange(finding.table, table),
    failure: result?.failure ?? null,
  };
}

async function run(finding: AnalysisFinding, engines: ReplayEngines, scope: ReplayScope): Promise<NewResult> {
  try {
    scope.signal.throwIfAborted();
    const missing = missingFor(finding, scope.matches);
    if (missing !== undefined) return failed(finding, missing);
    return finding.language === 'sql'
      ? await runSql(finding, engines, scope)
      : await runPython(finding, engines, scope);
  } catch (error) {
    if (isAbort(error)) throw error;
    const words = messageOf(error);
    return failed(finding, { kind: 'said', words });
  }
}

function failed({ id }: AnalysisFinding, failure: Obstacle): NewResult {
  return { id, table: null, ran: null, failure };
}

/** What the code needs and the other data has not. */
function missingFor(finding: AnalysisFinding, matches: readonly TableMatch[]): Obstacle | undefined {
  const names = namesIn(finding);
  const table = matches.find((match) => match.table === null && names(match.recorded));
  if (table !== undefined) return { kind: 'no-table', name: table.recorded };
  const column = matches
    .flatMap(({ columns }) => columns)
    .find(({ recorded, stand, isUsed }) => isUsed && stand === null && names(recorded));
  return column === undefined ? undefined : { kind: 'no-column', name: column.recorded };
}

async function runSql(
  finding: AnalysisFinding,
  { sql }: ReplayEngines,
  scope: ReplayScope,
): Promise<NewResult> {
  const code = pointedSql(finding.code, scope.matches);
  const { columns, rows, truncated, elapsedMs } = await sql.query(code, {
    ...{ signal: scope.signal, timeoutMs: queryTimeoutMs, ...activeTable(scope) },
    rowLimit: finding.truncated ? Math.max(1, finding.rowCount) : usualRows,
  });
  const ran = { code, results: null, pictures: [], elapsedMs };
  return { id: finding.id, table: { columns, rows, truncated }, ran, failure: null };
}

async function runPython(
  finding: AnalysisFinding,
  { python }: ReplayEngines,
  scope: ReplayScope,
): Promise<NewResult> {
  const given = pythonInput(finding, scope);
  if (given === undefined) return failed(finding, { kind: 'whole-table' });
  const { code, input } = given;
  const options = { signal: scope.signal, timeoutMs: pythonTimeoutMs };
  const { results, table, figures, elapsedMs } = await python.run(code, input, options);
  const ran = { code, inputSql: input.sql, results, pictures: figures, elapsedMs };
  return { id: finding.id, table, ran, failure: null };
}

interface PythonInput {
  readonly code: string;
  readonly input: { readonly sql?: string; readonly activeTable?: string };
}

/** Where names or rows are others, `df` is made of a query too; `undefined` where both are needed. */
function pythonInput({ code, inputSql }: AnalysisFinding, scope: ReplayScope): PythonInput | undefined {
  const [asked] = scope.matches;
  const speaksOfTable = /\bdf\b/.test(code);
  if (asked === undefined || isLike(asked)) {
    const sql = inputSql === undefined ? {} : { sql: pointedSql(inputSql, scope.matches) };
    return { code, input: { ...sql, ...activeTable(scope) } };
  }
  if (inputSql === undefined) {
    const own = speaksOfTable ? `df = result_df\n${code}` : code;
    return { code: own, input: { sql: wholeTableSql(asked), ...activeTable(scope) } };
  }
  if (speaksOfTable) return undefined;
  return { code, input: { sql: pointedSql(inputSql, scope.matches), ...activeTable(scope) } };
}

/** Another table with the same names and all its rows. */
function isLike(match: TableMatch): boolean {
  return isAsRecorded({ ...match, recorded: match.table ?? '' });
}

function activeTable({ matches }: ReplayScope) {
  const table = matches[0]?.table ?? null;
  return table === null ? {} : { activeTable: table };
}

function namesIn({ code, inputSql }: AnalysisFinding): (name: string) => boolean {
  const text = `${code}\n${inputSql ?? ''}`;
  return (name) => mentions(text, name);
}
