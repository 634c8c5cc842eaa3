import type { AnalysisFigure, AnalysisStep, RowLabel } from '../../core/analysis.ts';
import type { CellRef, Origin } from '../../core/answer.ts';
import { type Cell, cellSchema, cellText, numberOf } from '../../core/cell.ts';
import type { FigureChange, Obstacle } from '../../core/replay.ts';
import { cellAt } from '../../core/result-set.ts';
import { cellsOf } from '../analysis/figures.ts';
import { labelWords, rowWith } from '../analysis/labels.ts';
import type { NewResult } from './new-result.ts';
import type { ReplayScope } from './scope.ts';

export interface Changes {
  readonly figures: readonly FigureChange[];
  readonly namedRows: number;
}

/** Every figure of a step, found again or said not to be. Numbers that the question said are no figures. */
export function changesOf(
  step: AnalysisStep,
  results: readonly NewResult[],
  scope: Pick<ReplayScope, 'matches' | 'rowCount'>,
): Changes {
  const ordered = inOrder(step).filter(({ figure }) => figure.origin.kind !== 'question');
  const named = ordered.filter(({ figure }) => namesRow(step, figure));
  const rest = ordered.filter(({ figure }) => !namesRow(step, figure));
  return {
    namedRows: named.length,
    figures: rest.map(({ figure, name }) => ({
      name: nameOf(figure, name),
      format: figure.format,
      before: figure.value,
      outcome: outcomeOf(figure.value, found(step, figure, results, scope)),
    })),
  };
}

interface NamedFigure {
  readonly figure: AnalysisFigure;
  /** As the answer calls it. */
  readonly name: string | undefined;
}

/** Those with a name first, then those that only the text has. */
function inOrder({ figures, metrics }: AnalysisStep): readonly NamedFigure[] {
  const named = metrics.flatMap(({ name, figure: place }) => {
    const figure = figures[place];
    return figure === undefined ? [] : [{ figure, name }];
  });
  const places = new Set(metrics.map(({ figure }) => figure));
  const rest = figures.filter((_, place) => !places.has(place));
  return [...named, ...rest.map((figure) => ({ figure, name: undefined }))];
}

/** A name or a date in one of several rows: what chose that row is in no query. */
function namesRow(step: AnalysisStep, { origin, labels, format }: AnalysisFigure): boolean {
  if (origin.kind !== 'cell' || labels[0] !== null) return false;
  const finding = step.findings.find(({ id }) => id === origin.cell.resultId);
  return (finding?.rowCount ?? 0) > 1 && ['text', 'date', 'boolean'].includes(format.style);
}

/** A name that holds for the row that is looked up, not for the one that was first then. */
function nameOf({ origin, labels }: AnalysisFigure, name: string | undefined): string {
  const label = labels.find((each) => each !== null);
  const column = origin.kind === 'cell' ? origin.cell.column : undefined;
  if (label === undefined) return name ?? column ?? originName(origin.kind);
  const words = labelWords(label);
  if (name?.includes(words) === true) return name;
  return column === undefined ? (name ?? originName(origin.kind)) : `${words} · ${column}`;
}

function originName(kind: AnalysisFigure['origin']['kind']): string {
  switch (kind) {
    case 'row-count':
      return 'rows found';
    case 'python':
      return 'computed in Python';
    case 'profile':
      return 'from the Data DNA';
    case 'cell':
    case 'computed':
    case 'question':
      return 'figure';
  }
}

type Unknown = { readonly why: Obstacle };
type Found = { readonly now: Cell; readonly origin: Origin } | Unknown;
type FoundCell = { readonly now: Cell; readonly cell: CellRef } | Unknown;

function found(
  step: AnalysisStep,
  figure: AnalysisFigure,
  results: readonly NewResult[],
  scope: Pick<ReplayScope, 'matches' | 'rowCount'>,
): Found {
  const { origin, labels } = figure;
  switch (origin.kind) {
    case 'cell':
      return ofCell(cellNow(step, origin.cell, labels[0] ?? null, results));
    case 'row-count':
      return rowCountNow(origin.resultId, results);
    case 'computed':
      return computedNow(step, figure, results);
    case 'python':
      return pythonNow(origin, figure.value, results);
    case 'profile':
      return profileNow(origin.path, scope);
    case 'question':
      return { why: { kind: 'of-question' } };
  }
}

function ofCell(found: FoundCell): Found {
  return 'why' in found ? found : { now: found.now, origin: { kind: 'cell', cell: found.cell } };
}

function resultOf(resultId: string, results: readonly NewResult[]): NewResult | Unknown {
  const result = results.find(({ id }) => id === resultId);
  if (result === undefined) return { why: { kind: 'unrecorded' } };
  return result.failure === null ? result : { why: result.failure };
}

function cellNow(
  { findings }: AnalysisStep,
  { resultId, row, column }: CellRef,
  label: RowLabel | null,
  results: readonly NewResult[],
): FoundCell {
  const result = resultOf(resultId, results);
  if ('why' in result) return result;
  const { table } = result;
  if (table === null) return { why: { kind: 'no-rows' } };
  const before = findings.find(({ id }) => id === resultId)?.rowCount ?? 0;
  if (label?.length === 0) return { why: { kind: 'row-untold' } };
  const place = label === null ? onlyRow(before, row, table.rows.length) : rowWith(table, label);
  if (typeof place === 'object') return { why: place };
  const now = place === undefined ? undefined : cellAt(table, place, column);
  if (now !== undefined && place !== undefined) return { now, cell: { resultId, row: place, column } };
  return {
    why:
      label === null
        ? { kind: 'no-result-column', name: column }
        : { kind: 'no-row', name: labelWords(label) },
  };
}

/** A row without a name of its own is the same one only where it is the only one, then and now. */
function onlyRow(before: number, row: number, now: number): number | Obstacle {
  if (before > 1 || row > 0) return { kind: 'row-unnamed' };
  return now === 1 ? 0 : { kind: 'several-rows', count: now };
}

function rowCountNow(resultId: string, results: readonly NewResult[]): Found {
  const result = resultOf(resultId, results);
  if ('why' in result) return result;
  if (result.table === null) return { why: { kind: 'no-rows' } };
  if (result.table.truncated) return { why: { kind: 'more-rows', count: result.table.rows.length } };
  return { now: result.table.rows.length, origin: { kind: 'row-count', resultId } };
}

function computedNow(step: AnalysisStep, figure: AnalysisFigure, results: readonly NewResult[]): Found {
  const { origin, labels } = figure;
  if (origin.kind !== 'computed') return { why: { kind: 'not-computable' } };
  const cells = cellsOf(origin).map((cell, index) => cellNow(step, cell, labels[index] ?? null, results));
  const unknown = cells.find((cell) => 'why' in cell);
  if (unknown !== undefined) return unknown;
  const known = cells.filter((cell) => 'now' in cell);
  const now = computed(
    origin.operation,
    known.map((cell) => numberOf(cell.now)),
  );
  return now === undefined
    ? { why: { kind: 'not-computable' } }
    : { now, origin: { ...origin, of: known.map(({ cell }) => cell) } };
}

function computed(
  operation: 'difference' | 'ratio' | 'sum' | 'mean' | 'relative-change',
  values: readonly (number | undefined)[],
): number | undefined {
  const numbers = values.filter((value) => value !== undefined);
  const [a, b] = numbers;
  if (numbers.length !== values.length || a === undefined) return undefined;
  const total = numbers.reduce((sum, value) => sum + value, 0);
  switch (operation) {
    case 'sum':
      return total;
    case 'mean':
      return total / numbers.length;
    case 'difference':
      return b === undefined ? undefined : a - b;
    case 'ratio':
      return b === undefined || b === 0 ? undefined : a / b;
    case 'relative-change':
      return b === undefined || b === 0 ? undefined : (a - b) / b;
  }
}

/** A place in a list is the same one only where the list is one of named things, which its neighbours tell. */
function pythonNow(
  { resultId, path }: { readonly resultId: string; readonly path: readonly (string | number)[] },
  before: Cell,
  results: readonly NewResult[],
): Found {
  const result = resultOf(resultId, results);
  if ('why' in result) return result;
  if (path.some((step) => typeof step === 'number')) return { why: { kind: 'place-in-list' } };
  const end = cellSchema.safeParse(path.reduce<unknown>(stepInto, result.ran?.results));
  if (!end.success) return { why: { kind: 'no-such-value' } };
  return typeof before === typeof end.data || end.data === null
    ? { now: end.data, origin: { kind: 'python', resultId, path } }
    : { why: { kind: 'other-kind' } };
}

function stepInto(at: unknown, step: string | number): unknown {
  if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
  return Object.entries(at).find(([name]) => name === String(step))?.[1];
}

/** Of the Data DNA only the number of rows is known without measuring it anew, and with a filter not even that. */
function profileNow(path: string, { matches, rowCount }: Pick<ReplayScope, 'matches' | 'rowCount'>): Found {
  const isFiltered = matches[0]?.filter.trim() !== '';
  const table = matches[0]?.table ?? '';
  if (path === 'rowCount' && !isFiltered) return { now: rowCount, origin: { kind: 'profile', table, path } };
  return { why: { kind: 'of-profile' } };
}

function outcomeOf(before: Cell, result: Found): FigureChange['outcome'] {
  if ('why' in result) return { state: 'unknown', why: result.why };
  const { now, origin } = result;
  const [a, b] = [numberOf(before), numberOf(now)];
  if (a === undefined || b === undefined) {
    return {
      state: cellText(before) === cellText(now) && (before === null) === (now === null) ? 'same' : 'changed',
      ...{ now, origin },
    };
  }
  const difference = b - a;
  const isSame = Math.abs(difference) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  return {
    ...{ state: isSame ? 'same' : 'changed', now, origin, difference },
    ...(a === 0 || isSame ? {} : { relative: difference / Math.abs(a) }),
  };
}
