import type { Composition, CrossCheck } from '../../../core/agent.ts';
import type { Answer, BoundValue, Metric, ValueFormat } from '../../../core/answer.ts';
import { type Cell, cellText, numberOf } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { ResultSet } from '../../../core/result-set.ts';
import type { Intent, Measure, Operator, ScalarIntent } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import { writeSql } from '../sql/write-sql.ts';
import { chartOf } from './chart.ts';
import { boundCell, type Drawn } from './drawn.ts';
import { followUpsOf } from './follow-ups.ts';
import { expressionFormat, measureFormat } from './format.ts';
import { type Groups, groupsMetrics, groupsText } from './groups.ts';
import { groupCheck, overallValue } from './overall.ts';
import type { QueryAsk } from './query-ask.ts';
import { sentenceOf, whereText } from './sentence.ts';
import { tiesText } from './ties.ts';
import { sidesHeadline, sidesMetrics, sidesText, twoSidesOf } from './two-sides.ts';

export function composeQuery(of: Parse, ask: QueryAsk, findings: readonly Finding[]): Composition {
  const finding = findings.find((one) => one.language === 'sql');
  if (finding === undefined) throw new Error('A query task was composed without its result.');
  const drawn: Drawn = {
    finding,
    columns: finding.result.columns.map(({ name }) => name),
    formats: formatsOf(ask.intent, of),
  };
  const sides = isOfGroups(ask) ? twoSidesOf(ask, drawn) : undefined;
  const headline =
    sides !== undefined && ask.shape.kind === 'sides'
      ? sidesHeadline(sides, ask.shape)
      : headlineOf(ask, finding.result);
  const overall = overallValue(of, ask, findings);
  const groups = groupsOf(ask, drawn, overall);
  const answer: Answer = {
    text:
      sides !== undefined
        ? sidesText(sides, ask, whereText(ask))
        : groups === undefined
          ? [sentenceOf(of, ask, drawn, headline), ...tiesText(ask, drawn, findings[1])]
          : groupsText(groups, whereText(ask)),
    headline,
    metrics: sides === undefined ? metricsOf(ask, drawn, groups) : sidesMetrics(sides),
    chart: chartOf(of, ask, drawn, overall),
    tableResultId: finding.id,
    assumptions: [],
    followUps: followUpsOf(of, ask, drawn),
    declined: false,
  };
  return { answer, crossChecks: crossChecksOf(ask, finding.result) };
}

function isOfGroups({ shape }: QueryAsk): boolean {
  return shape.kind === 'sides' || (shape.kind === 'groups' && shape.asked === 'all');
}

function groupsOf(ask: QueryAsk, drawn: Drawn, overall: BoundValue | undefined): Groups | undefined {
  const { intent, shape } = ask;
  if (shape.kind !== 'groups' || intent.kind !== 'groups' || intent.by.length === 0) return undefined;
  if (drawn.finding.result.rows.length === 0) return undefined;
  return { ask, drawn, keys: intent.by.length, overall };
}

function metricsOf(ask: QueryAsk, drawn: Drawn, groups: Groups | undefined): Metric[] {
  if (groups !== undefined) return groupsMetrics(groups);
  if (drawn.finding.result.rows.length !== 1) return [];
  return ask.intent.kind === 'rows' ? [] : singleRowMetrics(drawn);
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
      return [intent.left, intent.left].map((side) => sideFormat(side, of));
  }
}

/** Both sides of a pair are of one kind. */
function sideFormat(side: ScalarIntent, of: Parse): ValueFormat {
  const measure = side.kind === 'groups' ? side.measures[0] : undefined;
  return measure === undefined ? { style: 'number' } : measureFormat(measure, of.schema);
}

function headlineOf(ask: QueryAsk, result: ResultSet): Answer['headline'] {
  const first = result.rows[0]?.[0] ?? null;
  const { shape } = ask;
  switch (shape.kind) {
    case 'value':
      return first;
    case 'values':
      return result.rows[0] ?? null;
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
      return result.rows.some((row) => shape.values.some((value) => cellText(value) === cellText(row[0])));
    case 'difference': {
      const gap = (numberOf(first) ?? Number.NaN) - (numberOf(result.rows[0]?.[1]) ?? Number.NaN);
      return Number.isNaN(gap) ? null : Number((shape.signed ? gap : Math.abs(gap)).toPrecision(12));
    }
    case 'sides':
      return null;
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

function holds(left: Cell, operator: Operator, right: Cell): boolean {
  const [a, b] = [numberOf(left), numberOf(right)];
  const order =
    a !== undefined && b !== undefined ? Math.sign(a - b) : compareTexts(cellText(left), cellText(right));
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

function metricOf(name: string, value: BoundValue): Metric {
  return { name, value, confidence: 'bound' };
}

function singleRowMetrics(drawn: Drawn): Metric[] {
  return drawn.columns.flatMap((name, index) => {
    const bound = boundCell(drawn, 0, index);
    return bound === undefined || bound.value === null
      ? []
      : [metricOf(name === 'count' ? 'rows' : name, bound)];
  });
}

/** The headline computed another way: a group by a filter, a count by a sum of ones, a mean by its parts. */
function crossChecksOf(ask: QueryAsk, result: ResultSet): CrossCheck[] {
  const { intent } = ask;
  const [row] = result.rows;
  if (intent.kind !== 'groups' || row === undefined) return [];
  if (intent.by.length > 0) {
    const check = groupCheck(ask, result.rows);
    return check === undefined ? [] : [check];
  }
  const [measure] = intent.measures;
  const expected = row[0];
  const second = measure === undefined ? undefined : secondWay(measure);
  if (second === undefined || expected === undefined || expected === null) return [];
  const { sql } = writeSql({ ...intent, measures: [second.measure] });
  return [{ name: second.name, sql, expected }];
}

interface SecondWay {
  readonly name: string;
  readonly measure: Measure;
}

function secondWay(measure: Measure): SecondWay | undefined {
  switch (measure.kind) {
    case 'count':
      return { name: 'counted as a sum of ones', measure: { kind: 'sum-of-ones' } };
    case 'rate':
      return { name: 'as an average of ones and zeros', measure: { kind: 'mean-of-ones', of: measure.of } };
    case 'aggregate':
      return secondWayToAggregate(measure);
    case 'count-distinct':
    case 'count-present':
    case 'count-missing':
    case 'count-where':
    case 'percentile':
    case 'share':
    case 'part-of-sum':
    case 'ratio':
    case 'mean-per':
    case 'running':
    case 'change':
    case 'moving-mean':
    case 'sum-of-ones':
    case 'mean-of-ones':
    case 'mean-by-parts':
      return undefined;
  }
}

function secondWayToAggregate(measure: Extract<Measure, { kind: 'aggregate' }>): SecondWay | undefined {
  switch (measure.how) {
    case 'mean':
      return {
        name: 'as the sum divided by the count',
        measure: { kind: 'mean-by-parts', of: measure.of },
      };
    case 'median':
      return {
        name: 'as the 50th percentile',
        measure: { kind: 'percentile', at: 0.5, of: measure.of },
      };
    case 'sum':
    case 'min':
    case 'max':
    case 'std':
    case 'population-std':
    case 'variance':
    case 'range':
    case 'mode':
    case 'iqr':
    case 'mad':
    case 'standard-error':
    case 'variation':
      return undefined;
  }
}
