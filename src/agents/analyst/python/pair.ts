import type { CrossCheck } from '../../../core/agent.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import type { QueryStep } from '../family.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { type DataAsk, fromLines, numberSql, pointsNote, pointsSql } from './data.ts';
import type { SqlFinding } from './result.ts';
import type { Topic } from './topic.ts';

/** Two numbers of the same rows, `y` against `x`; rows without one of them are left out. */
export interface Pair {
  readonly x: SchemaColumn;
  readonly y: SchemaColumn;
  readonly ask: DataAsk;
}

export function pairOf(topic: Topic, x: SchemaColumn, y: SchemaColumn): Pair {
  return { x, y, ask: { table: topic.of.schema.table, numbers: [x, y], where: topic.scope.where } };
}

/** What a scatter of the pair is drawn from. */
export function pointsStep({ x, y, ask }: Pair): QueryStep {
  return { sql: pointsSql(ask), purpose: `Points of ${x.name} and ${y.name}`, rowLimit: 2_000 };
}

export function pairScatter(
  { x, y }: Pair,
  points: SqlFinding,
  words: { readonly title: string; readonly subtitle: string; readonly scope: string },
): Extract<ChartSpec, { type: 'scatter' }> {
  return {
    type: 'scatter',
    title: words.title,
    subtitle: words.subtitle,
    resultId: points.id,
    style: 'number',
    x: x.name,
    y: y.name,
    note: pointsNote(points, words.scope),
  };
}

type PairAggregate = 'corr' | 'regr_slope' | 'regr_intercept' | 'regr_r2';

/** Figures of the pair by the database's own functions of y and x, named; and the rows, `n`. */
export function pairSql({ x, y, ask }: Pair, figures: readonly (readonly [PairAggregate, string])[]): string {
  const terms = figures.map(
    ([aggregate, name]) => `${aggregate}(${numberSql(y)}, ${numberSql(x)}) AS ${name}`,
  );
  return [`SELECT ${[...terms, 'count(*) AS n'].join(', ')}`, ...fromLines(ask)].join('\n');
}

/** The same figure as the database has it. */
export function pairCheck(pair: Pair, name: string, aggregate: PairAggregate, expected: number): CrossCheck {
  return { name, sql: pairSql(pair, [[aggregate, 'value']]), expected };
}
