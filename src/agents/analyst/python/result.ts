import type { BoundValue, Metric, Segment, ValueFormat } from '../../../core/answer.ts';
import type { Cell } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import { cellAt } from '../../../core/result-set.ts';

export type PythonFinding = Extract<Finding, { language: 'python' }>;
export type SqlFinding = Extract<Finding, { language: 'sql' }>;
export type Path = readonly (string | number)[];

export const plainNumber: ValueFormat = { style: 'number' };
export const countFormat: ValueFormat = { style: 'count' };
export const textFormat: ValueFormat = { style: 'text' };
export const truthFormat: ValueFormat = { style: 'boolean' };
export const percentFormat: ValueFormat = { style: 'percent' };

export function pythonOf(findings: readonly Finding[]): PythonFinding {
  const found = findings.find((finding) => finding.language === 'python');
  if (found === undefined) throw new Error('A Python task was composed without its result.');
  return found;
}

/** The second Python step's result, where there was one. */
export function nextOf(findings: readonly Finding[]): PythonFinding | undefined {
  return findings.filter((finding) => finding.language === 'python')[1];
}

export function sqlOf(findings: readonly Finding[]): SqlFinding | undefined {
  return findings.find((finding) => finding.language === 'sql');
}

/** What `results` holds at a path; `null` where it ends. */
export function resultAt(finding: PythonFinding, path: Path): Cell {
  return path.reduce<Cell>((value, key) => childOf(value, key), finding.result.results);
}

export function numberAt(finding: PythonFinding, path: Path): number | undefined {
  const value = resultAt(finding, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function childOf(value: Cell, key: string | number): Cell {
  if (value === null || typeof value !== 'object') return null;
  return (value as { readonly [key: string | number]: Cell })[key] ?? null;
}

/** A value of `results`, tied to its path. */
function boundResult(finding: PythonFinding, path: Path, format: ValueFormat): BoundValue {
  return {
    value: resultAt(finding, path),
    format,
    origin: { kind: 'python', resultId: finding.id, path: [...path] },
  };
}

export function resultSegment(finding: PythonFinding, path: Path, format = plainNumber): Segment {
  return { bound: boundResult(finding, path, format) };
}

export type MetricLine = readonly [name: string, path: Path, format?: ValueFormat];

/** The metrics that the results have; those that could not be computed are left out. */
export function resultMetrics(finding: PythonFinding, lines: readonly MetricLine[]): Metric[] {
  return lines.flatMap(([name, path, format]) => {
    const value = boundResult(finding, path, format ?? plainNumber);
    return value.value === null ? [] : [{ name, value, confidence: 'bound' as const }];
  });
}

/** A cell of a query's result, tied to it. */
export function boundCell(
  finding: SqlFinding,
  row: number,
  column: string,
  format = plainNumber,
): BoundValue {
  return {
    value: cellAt(finding.result, row, column) ?? null,
    format,
    origin: { kind: 'cell', cell: { resultId: finding.id, row, column } },
  };
}

export type CellLine = readonly [name: string, column: string, format?: ValueFormat];

/** The metrics that a result's row has; those that could not be computed are left out. */
export function cellMetrics(finding: SqlFinding, lines: readonly CellLine[], row = 0): Metric[] {
  return lines.flatMap(([name, column, format]) => {
    const value = boundCell(finding, row, column, format);
    return value.value === null ? [] : [{ name, value, confidence: 'bound' as const }];
  });
}
