import type { Composition, CrossCheck } from '../../../core/agent.ts';
import type { Answer, BoundValue, Metric, RichText, Segment, ValueFormat } from '../../../core/answer.ts';
import { type Cell, numberOf } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import { cellAt, type ResultSet } from '../../../core/result-set.ts';
import type { Intent, Operator } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import { writeSql } from '../sql.ts';
import { chartOf } from './chart.ts';
import { followUpsOf } from './follow-ups.ts';
import { expressionFormat, measureFormat } from './format.ts';
import { sentenceOf } from './sentence.ts';
import type { QueryAsk } from './task.ts';

/** What of the result is the answer. */
export type AnswerShape =
  /** The first cell. */
  | { readonly kind: 'value' }
  /** One column: its only value, or all of them. */
  | { readonly kind: 'list'; readonly column?: number; readonly always?: boolean }
  /** Groups with a measure; the headline is the first group's label where one was asked for, all labels where several were. */
  | { readonly kind: 'groups'; readonly asked: 'all' | 'first' | 'several' | 'measure' }
  /** Whether the first cell is above zero, or (`none`) is zero. */
  | { readonly kind: 'exists' | 'none' }
  /** Whether `left operator right`. */
  | { readonly kind: 'verdict'; readonly operator: Operator }
  /** Whether the first cell is one of these. */
  | { readonly kind: 'is-one-of'; readonly values: readonly Cell[] }
  | { readonly kind: 'difference'; readonly signed: boolean }
  /** The label of the side that has more (or less). */
  | { readonly kind: 'choice'; readonly labels: readonly [string, string]; readonly greater: boolean };

export interface Drawn {
  readonly finding: Extract<Finding, { language: 'sql' }>;
  readonly columns: readonly string[];
  readonly formats: readonly ValueFormat[];
}

export function composeQuery(of: Parse, ask: QueryAsk, findings: readonly Finding[]): Composition {
  const finding = findings.find((one) => one.language === 'sql');
  if (finding === undefined) throw new Error('A query task was composed without its result.');
  const drawn: Drawn = {
    finding,
    columns: finding.result.columns.map(({ name }) => name),
    formats: formatsOf(ask.intent, of),
  };
  const headline = headlineOf(ask, finding.result);
  const answer: Answer = {
    text: textOf(of, ask, drawn, headline),
    headline,
    metrics: metricsOf(ask, drawn),
    chart: chartOf(of, ask, drawn),
    tableResultId: finding.id,
    assumptions: [],
    followUps: followUpsOf(of, ask),
    declined: false,
  };
  return { answer, crossChecks: crossChecksOf(ask, finding.result) };
}

function formatsOf(intent: Intent, of: Parse): ValueFormat[] {
  switch (intent.kind) {
    case 'rows':
      return intent.columns.map((expression) => expressionFormat(expression, of.schema));
    case 'groups':
      return [
        ...intent.by.map((expression) => expressionFormat(expression, of.schema)),
        ...intent.measures.map((measure) => measureFormat(measure, of.schema)),
      ];
    case 'pair':
      return [{ style: 'number' }, { style: 'number' }];
  }
}

function headlineOf(ask: QueryAsk, result: ResultSet): Answer['headline'] {
  const first = result.rows[0]?.[0] ?? null;
  const { shape } = ask;
  switch (shape.kind) {
    case 'value':
      return first;
    case 'list': {
      const values = result.rows.map((row) => row[shape.column ?? 0] ?? null);
      return values.length === 1 && shape.always !== true ? (values[0] ?? null) : values;
    }
    case 'groups':
      return groupsHeadline(shape.asked, ask, result);
    case 'exists':
      return (numberOf(first) ?? 0) > 0;
    case 'none':
      return (numberOf(first) ?? 0) === 0;
    case 'verdict':
      return holds(first, shape.operator, result.rows[0]?.[1] ?? null);
    case 'is-one-of':
      return result.rows.some((row) => shape.values.some((value) => String(value) === String(row[0])));
    case 'difference': {
      const gap = (numberOf(first) ?? Number.NaN) - (numberOf(result.rows[0]?.[1]) ?? Number.NaN);
      return Number.isNaN(gap) ? null : Number((shape.signed ? gap : Math.abs(gap)).toPrecision(12));
    }
    case 'choice': {
      const more = holds(first, '>', result.rows[0]?.[1] ?? null);
      return shape.labels[more === shape.greater ? 0 : 1];
    }
  }
}

function groupsHeadline(
  asked: 'all' | 'first' | 'several' | 'measure',
  ask: QueryAsk,
  result: ResultSet,
): Answer['headline'] {
  const keys = ask.intent.kind === 'groups' ? ask.intent.by.length : 1;
  switch (asked) {
    case 'first':
      return result.rows[0]?.[0] ?? null;
    case 'measure':
      return result.rows[0]?.[keys] ?? null;
    case 'several':
      return result.rows.map((row) => row[0] ?? null);
    case 'all':
      return null;
  }
}

export function holds(left: Cell, operator: Operator, right: Cell): boolean {
  const [a, b] = [numberOf(left), numberOf(right)];
  const order =
    a !== undefined && b !== undefined ? Math.sign(a - b) : compareTexts(String(left), String(right));
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The value of a cell, tied to it. */
export function boundCell(drawn: Drawn, row: number, column: number): BoundValue | undefined {
  const name = drawn.columns[column];
  const value = name === undefined ? undefined : cellAt(drawn.finding.result, row, name);
  if (name === undefined || value === undefined) return undefined;
  return {
    value,
    format: drawn.formats[column] ?? { style: 'text' },
    origin: { kind: 'cell', cell: { resultId: drawn.finding.id, row, column: name } },
  };
}

export function boundSegment(drawn: Drawn, row: number, column: number): Segment {
  const bound = boundCell(drawn, row, column);
  return bound === undefined ? { text: 'nothing' } : { bound };
}

function textOf(of: Parse, ask: QueryAsk, drawn: Drawn, headline: Answer['headline']): RichText[] {
  return [sentenceOf(of, ask, drawn, headline)];
}

const mostMetrics = 6;

function metricsOf(ask: QueryAsk, drawn: Drawn): Metric[] {
  const { rows } = drawn.finding.result;
  if (ask.intent.kind !== 'groups') return ask.intent.kind === 'pair' ? pairMetrics(drawn) : [];
  const keys = ask.intent.by.length;
  if (rows.length > mostMetrics || rows.length === 0) return [];
  return rows.flatMap((row, index) =>
    drawn.columns.slice(keys).flatMap((name, offset) => {
      const bound = boundCell(drawn, index, keys + offset);
      const label = [...row.slice(0, keys).map(String), name].join(' · ');
      return bound === undefined || bound.value === null ? [] : [metricOf(label, bound)];
    }),
  );
}

function metricOf(name: string, value: BoundValue): Metric {
  return { name, value, confidence: 'bound' };
}

function pairMetrics(drawn: Drawn): Metric[] {
  return drawn.columns.flatMap((name, index) => {
    const bound = boundCell(drawn, 0, index);
    return bound === undefined ? [] : [metricOf(name, bound)];
  });
}

/** A total counted another way: groups must add up to the whole that they are groups of. */
function crossChecksOf(ask: QueryAsk, result: ResultSet): CrossCheck[] {
  const { intent } = ask;
  if (intent.kind !== 'groups' || intent.by.length !== 0) return [];
  const [measure] = intent.measures;
  const expected = result.rows[0]?.[0];
  if (measure?.kind !== 'count' || intent.where === undefined || expected === undefined) return [];
  const { where, ...rest } = intent;
  const sql = writeSql({ ...rest, measures: [{ kind: 'count-where', of: where }] }).sql;
  return [{ name: 'counted another way', sql, expected }];
}
