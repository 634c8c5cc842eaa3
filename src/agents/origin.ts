import type { CellRef, Origin } from '../core/answer.ts';
import { type Cell, cellSchema, numberOf } from '../core/cell.ts';
import type { Finding } from '../core/finding.ts';
import type { Profile } from '../core/profile.ts';
import { cellAt } from '../core/result-set.ts';

/** What values can come from: the findings of an answer, the profiles, and the words of the question. */
export interface Sources {
  readonly findings: readonly Finding[];
  readonly profiles: readonly Profile[];
  readonly question: string;
}

/** The value that an origin leads to, read or computed anew; `undefined` when it leads nowhere. */
export function resolveOrigin(origin: Origin, sources: Sources): Cell | undefined {
  switch (origin.kind) {
    case 'cell':
      return resolveCell(origin.cell, sources);
    case 'row-count':
      return rowsOf(origin.resultId, sources)?.rows.length;
    case 'python': {
      const finding = sources.findings.find(({ id }) => id === origin.resultId);
      return finding?.language === 'python' ? follow(finding.result.results, origin.path) : undefined;
    }
    case 'computed':
      return compute(
        origin.operation,
        origin.of.map((cell) => resolveCell(cell, sources)),
      );
    case 'profile': {
      const profile = sources.profiles.find(({ table }) => table === origin.table);
      return follow(profile, origin.path.split('.'));
    }
    case 'question':
      return undefined;
  }
}

function resolveCell(cell: CellRef, sources: Sources): Cell | undefined {
  const rows = rowsOf(cell.resultId, sources);
  return rows === undefined ? undefined : cellAt(rows, cell.row, cell.column);
}

function rowsOf(resultId: string, sources: Sources) {
  const finding = sources.findings.find(({ id }) => id === resultId);
  if (finding === undefined) return undefined;
  return finding.language === 'sql' ? finding.result : (finding.result.table ?? undefined);
}

function compute(
  operation: Extract<Origin, { kind: 'computed' }>['operation'],
  cells: readonly (Cell | undefined)[],
): number | undefined {
  const numbers = cells.map(numberOf).filter((value) => value !== undefined);
  const [a, b] = numbers;
  if (numbers.length !== cells.length || a === undefined) return undefined;
  switch (operation) {
    case 'sum':
      return numbers.reduce((total, value) => total + value, 0);
    case 'mean':
      return numbers.reduce((total, value) => total + value, 0) / numbers.length;
    case 'difference':
      return b === undefined ? undefined : a - b;
    case 'ratio':
      return b === undefined || b === 0 ? undefined : a / b;
    case 'relative-change':
      return b === undefined || b === 0 ? undefined : (a - b) / b;
  }
}

function follow(start: unknown, path: readonly (string | number)[]): Cell | undefined {
  const end = cellSchema.safeParse(path.reduce(stepInto, start));
  return end.success ? end.data : undefined;
}

function stepInto(at: unknown, step: string | number): unknown {
  if (typeof at !== 'object' || at === null) return undefined;
  if (step === 'length' && Array.isArray(at)) return at.length;
  return Object.entries(at).find(([name]) => name === String(step))?.[1];
}
