import type { Cell } from '../../core/cell.ts';
import { quoteIdentifier, quoteText } from '../../core/dataset.ts';
import { alongSql, windowsSql } from './along-sql.ts';
import type {
  AggregateName,
  Expression,
  Filter,
  GroupsIntent,
  Intent,
  Measure,
  Order,
  RowsIntent,
  ScalarIntent,
  SummableMeasure,
  TimePart,
} from './intent.ts';

/** A query with the names of its result columns. */
export interface WrittenSql {
  readonly sql: string;
  readonly columns: readonly string[];
}

export function writeSql(intent: Intent): WrittenSql {
  switch (intent.kind) {
    case 'rows':
      return rowsSql(intent);
    case 'groups':
      return groupsSql(intent);
    case 'pair':
      return {
        sql: `SELECT\n  (${scalarSql(intent.left)}) AS "left",\n  (${scalarSql(intent.right)}) AS "right"`,
        columns: ['left', 'right'],
      };
  }
}

function scalarSql(intent: ScalarIntent | { kind: 'constant'; value: Cell }): string {
  if (intent.kind === 'constant') return literal(intent.value);
  return writeSql(intent).sql;
}

function rowsSql(intent: RowsIntent): WrittenSql {
  const terms = nameTerms(
    intent.columns.map((expression) => [expressionSql(expression), labelOf(expression)]),
  );
  const besides = intent.beside === undefined ? [] : [besideSql(intent.table, intent.beside)];
  const lines = [
    `SELECT ${intent.distinct === true ? 'DISTINCT ' : ''}${terms.map(termSql).join(', ')}`,
    `FROM ${quoteIdentifier(intent.table)}`,
    ...whereLines([
      ...(intent.where === undefined ? [] : [filterSql(intent.where, intent.table)]),
      ...besides,
    ]),
    ...orderLines(withoutTies(intent.order, intent.columns), []),
    ...limitLines(intent),
  ];
  return { sql: lines.join('\n'), columns: terms.map(([, name]) => name) };
}

function besideSql(table: string, beside: NonNullable<RowsIntent['beside']>): string {
  const pick = beside.side === 'after' ? 'max(rowid)' : 'min(rowid)';
  const sign = beside.side === 'after' ? '>' : '<';
  return `rowid ${sign} (SELECT ${pick} FROM ${quoteIdentifier(table)} WHERE ${filterSql(beside.of, table)})`;
}

function groupsSql(intent: GroupsIntent): WrittenSql {
  const from = quoteIdentifier(intent.table);
  const keys: Term[] = intent.by.map((expression) => [expressionSql(expression), labelOf(expression)]);
  const measures: Term[] = intent.measures.map((measure) => [
    measureSql(measure, intent),
    measureLabel(measure),
  ]);
  const terms = nameTerms([...keys, ...measures]);
  const named = terms.slice(keys.length);
  const lines = [
    `SELECT ${terms.map(termSql).join(', ')}`,
    `FROM ${from}`,
    ...whereLines(intent.where === undefined ? [] : [filterSql(intent.where, intent.table)]),
    ...(keys.length === 0 ? [] : [`GROUP BY ${keys.map((_, index) => index + 1).join(', ')}`]),
    ...againstLines(intent),
    ...windowLines(intent),
    ...orderLines(
      withoutTies(intent.order, intent.by).map((order) => orderOfGroup(order, intent.by)),
      named.map(([, name]) => name),
      missingLast(intent),
    ),
    ...limitLines(intent),
  ];
  return { sql: lines.join('\n'), columns: terms.map(([, name]) => name) };
}

/** Groups that lie above or below the whole. */
function againstLines({ against, measures: [measure], table, where }: GroupsIntent): string[] {
  if (against === undefined || measure === undefined) return [];
  const rows = where === undefined ? {} : { where };
  const whole = groupsSql({ kind: 'groups', table, by: [], measures: [measure], ...rows }).sql;
  const own = measureSql(measure, { table, by: [] });
  return [`HAVING ${own} ${against.operator} (${whole.replaceAll('\n', ' ')})`];
}

type Term = readonly [sql: string, name: string];

function termSql([sql, name]: Term): string {
  return sql === quoteIdentifier(name) ? sql : `${sql} AS ${quoteIdentifier(name)}`;
}

/** Every result column has a name of its own. */
function nameTerms(terms: readonly Term[]): Term[] {
  const taken = new Map<string, number>();
  return terms.map(([sql, name]) => {
    const count = (taken.get(name.toLowerCase()) ?? 0) + 1;
    taken.set(name.toLowerCase(), count);
    return [sql, count === 1 ? name : `${name} ${count}`];
  });
}

function whereLines(conditions: readonly string[]): string[] {
  return conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`];
}

function orderLines(
  order: readonly Order[],
  measures: readonly string[],
  before: readonly string[] = [],
): string[] {
  if (order.length === 0) return [];
  return [`ORDER BY ${[...before, ...order.map((part) => orderSql(part, measures))].join(', ')}`];
}

/** Rows without a group come after the groups, however many they are. */
function missingLast({ order = [], missingLast: columns = [] }: GroupsIntent): string[] {
  return order[0]?.by === 'measure' ? columns.map((name) => `${quoteIdentifier(name)} IS NULL`) : [];
}

/** What is equal in what is ordered by stands in the order of its own values, whatever the order of the rows. */
function withoutTies(order: readonly Order[] = [], shown: readonly Expression[]): readonly Order[] {
  if (order.length === 0 || order[0]?.by === 'position') return order;
  const isOrdered = (value: Expression): boolean =>
    order.some((one) => one.by === 'expression' && expressionSql(one.expression) === expressionSql(value));
  const rest = shown.filter((value) => !isOrdered(value));
  return [
    ...order.filter(({ by }) => by !== 'position'),
    ...rest.map((expression): Order => ({ by: 'expression', expression, descending: false })),
    ...order.filter(({ by }) => by === 'position'),
  ];
}

/** Groups named by weekday or month stand in the order of the week or year. */
function orderOfGroup(order: Order, by: readonly Expression[]): Order {
  if (order.by !== 'expression' || order.expression.kind !== 'part') return order;
  const { part, of } = order.expression;
  const number = part === 'weekday-name' ? 'weekday' : part === 'month-name' ? 'month' : undefined;
  if (number === undefined || !by.includes(order.expression)) return order;
  return { by: 'first', expression: { kind: 'part', part: number, of }, descending: order.descending };
}

function orderSql(order: Order, measures: readonly string[]): string {
  switch (order.by) {
    case 'expression':
      return `${expressionSql(order.expression)} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST`;
    case 'measure':
      return `${quoteIdentifier(measures[order.index] ?? '')} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST`;
    case 'first':
      return `min(${expressionSql(order.expression)}) ${order.descending ? 'DESC' : 'ASC'} NULLS LAST`;
    case 'distance':
      return `abs(${expressionSql(order.expression)} - ${order.to}) ASC NULLS LAST`;
    case 'position':
      return `rowid ${order.descending ? 'DESC' : 'ASC'}`;
  }
}

function limitLines(intent: { readonly limit?: number; readonly offset?: number }): string[] {
  if (intent.limit === undefined) return [];
  return [`LIMIT ${intent.limit}${intent.offset === undefined ? '' : ` OFFSET ${intent.offset}`}`];
}

export function expressionSql(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
      return quoteIdentifier(expression.column);
    case 'number':
      return numberInTextSql(quoteIdentifier(expression.column), expression.decimal);
    case 'period':
      return `date_trunc('${expression.grain}', ${quoteIdentifier(expression.of)})`;
    case 'part':
      return partSql(expression.part, quoteIdentifier(expression.of));
    case 'plain-text':
      return `lower(trim(${quoteIdentifier(expression.column)}))`;
    case 'computed':
      return computedSql(expression);
  }
}

function computedSql(expression: Extract<Expression, { kind: 'computed' }>): string {
  const left = expressionSql(expression.left);
  const right = expressionSql(expression.right);
  return expression.operator === '/'
    ? `(${left} / nullif(${right}, 0))`
    : `(${left} ${expression.operator} ${right})`;
}

/** `−` is a minus sign too. */
function numberInTextSql(cell: string, decimal: '.' | ','): string {
  const plain = `replace(${cell}, '−', '-')`;
  return decimal === '.'
    ? `TRY_CAST(replace(regexp_extract(${plain}, '-?[0-9][0-9,]*[.]?[0-9]*|-?[.][0-9]+'), ',', '') AS DOUBLE)`
    : `TRY_CAST(replace(replace(regexp_extract(${plain}, '-?[0-9][0-9.]*,?[0-9]*'), '.', ''), ',', '.') AS DOUBLE)`;
}

function partSql(part: TimePart, cell: string): string {
  switch (part) {
    case 'weekday':
      return `isodow(${cell})`;
    case 'weekday-name':
      return `dayname(${cell})`;
    case 'month-name':
      return `monthname(${cell})`;
    case 'weekend':
      return `CASE WHEN isodow(${cell}) >= 6 THEN 'weekend' WHEN isodow(${cell}) < 6 THEN 'weekday' END`;
    case 'year':
    case 'quarter':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
      return `${part}(${cell})`;
  }
}

function measureSql(measure: Measure, { table, by }: Pick<GroupsIntent, 'table' | 'by'>): string {
  switch (measure.kind) {
    case 'count':
      return 'count(*)';
    case 'count-distinct':
      return `count(DISTINCT ${expressionSql(measure.of)})`;
    case 'count-present':
      return `count(${expressionSql(measure.of)})`;
    case 'count-missing':
      return `count(*) FILTER (WHERE ${expressionSql(measure.of)} IS NULL)`;
    case 'count-where':
      return `count(*) FILTER (WHERE ${filterSql(measure.of, table)})`;
    case 'aggregate':
      return aggregateSql(measure.how, expressionSql(measure.of));
    case 'percentile':
      return `quantile_cont(${expressionSql(measure.of)}, ${measure.at})`;
    case 'rate':
      return `count(*) FILTER (WHERE ${filterSql(measure.of, table)}) / nullif(count(*), 0)`;
    case 'share':
      return shareSql(measure.of);
    case 'part-of-sum': {
      const sum = `sum(${expressionSql(measure.of)})`;
      return `${sum} FILTER (WHERE ${filterSql(measure.part, table)}) / nullif(${sum}, 0)`;
    }
    case 'running':
      return runningSql(measure.of);
    case 'change':
    case 'moving-mean': {
      const [key] = by;
      const value = measureSql(measure.of, { table, by });
      return key === undefined ? value : alongSql(measure, value, expressionSql(key), key);
    }
    case 'sum-of-ones':
      return 'coalesce(sum(1), 0)';
    case 'mean-of-ones':
      return `avg(CASE WHEN ${filterSql(measure.of, table)} THEN 1.0 ELSE 0.0 END)`;
    case 'mean-by-parts':
      return `sum(${expressionSql(measure.of)}) / count(${expressionSql(measure.of)})`;
  }
}

function runningSql(of: SummableMeasure): string {
  if (of.kind === 'count') return `sum(count(*)) OVER along`;
  const value = expressionSql(of.of);
  const total = `sum(sum(${value})) OVER along`;
  return of.how === 'sum' ? total : `${total} / sum(count(${value})) OVER along`;
}

/** The windows that measures along the first key are written with. */
function windowLines({ by: [key], measures }: GroupsIntent): string[] {
  if (key === undefined) return [];
  const windows = windowsSql(measures, expressionSql(key), key);
  return windows.length === 0 ? [] : [`WINDOW ${windows.join(', ')}`];
}

function shareSql(of: Expression | undefined): string {
  const part = of === undefined ? 'count(*)' : `sum(${expressionSql(of)})`;
  return `${part} / sum(${part}) OVER ()`;
}

function aggregateSql(how: AggregateName, of: string): string {
  switch (how) {
    case 'sum':
      return `sum(${of})`;
    case 'mean':
      return `avg(${of})`;
    case 'median':
      return `median(${of})`;
    case 'min':
      return `min(${of})`;
    case 'max':
      return `max(${of})`;
    case 'std':
      return `stddev_samp(${of})`;
    case 'population-std':
      return `stddev_pop(${of})`;
    case 'variance':
      return `var_samp(${of})`;
    case 'range':
      return `max(${of}) - min(${of})`;
    case 'mode':
      return `mode(${of})`;
    case 'iqr':
      return `quantile_cont(${of}, 0.75) - quantile_cont(${of}, 0.25)`;
    case 'mad':
      return `mad(${of})`;
    case 'standard-error':
      return `stddev_samp(${of}) / sqrt(count(${of}))`;
    case 'variation':
      return `stddev_samp(${of}) / nullif(avg(${of}), 0)`;
  }
}

/** A condition, in brackets where it needs them. */
export function filterSql(filter: Filter, table: string): string {
  switch (filter.kind) {
    case 'compare':
      return `${expressionSql(filter.left)} ${filter.operator} ${operandSql(filter.right)}`;
    case 'against': {
      const overall = aggregateSql(filter.how, expressionSql(filter.left));
      return `${expressionSql(filter.left)} ${filter.operator} (SELECT ${overall} FROM ${quoteIdentifier(table)})`;
    }
    case 'between':
      return `${expressionSql(filter.left)} BETWEEN ${literal(filter.low)} AND ${literal(filter.high)}`;
    case 'within':
      return withinSql(expressionSql(filter.left), filter.low, filter.high);
    case 'one-of':
      return oneOfSql(expressionSql(filter.left), filter.values);
    case 'contains':
      return `${quoteIdentifier(filter.column)} ILIKE ${quoteText(containsPattern(filter.words))}`;
    case 'starts':
      return `starts_with(lower(${quoteIdentifier(filter.column)}), ${quoteText(filter.text.toLowerCase())})`;
    case 'same-as': {
      const [left, from] = [expressionSql(filter.left), quoteIdentifier(table)];
      const known = filterSql(filter.of, table);
      return `(${left} IN (SELECT ${left} FROM ${from} WHERE ${known}) AND NOT coalesce(${known}, false))`;
    }
    case 'missing':
      return `${expressionSql(filter.of)} IS NULL`;
    case 'not':
      return `NOT coalesce(${filterSql(filter.part, table)}, false)`;
    case 'and':
    case 'or':
      return `(${filter.parts.map((part) => filterSql(part, table)).join(filter.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

function withinSql(left: string, low: string, high: string): string {
  return `(${left} >= TIMESTAMP ${quoteText(low)} AND ${left} < TIMESTAMP ${quoteText(high)})`;
}

function oneOfSql(left: string, values: readonly Cell[]): string {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return `${left} = ${literal(only)}`;
  return `${left} IN (${values.map(literal).join(', ')})`;
}

function containsPattern(words: readonly string[]): string {
  return `%${words.map((word) => word.replaceAll(/[%_\\]/g, '_')).join('%')}%`;
}

function operandSql(right: Cell | Expression): string {
  return isExpression(right) ? expressionSql(right) : literal(right);
}

function isExpression(right: Cell | Expression): right is Expression {
  return typeof right === 'object' && right !== null && !Array.isArray(right) && 'kind' in right;
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? String(cell) : `${quoteText(String(cell))}::DOUBLE`;
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return quoteText(typeof cell === 'string' ? cell : JSON.stringify(cell));
}

/** What a result column is called. */
export function labelOf(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
    case 'number':
    case 'plain-text':
      return expression.column;
    case 'period':
      return expression.grain;
    case 'part':
      return partLabels[expression.part] ?? expression.part;
    case 'computed':
      return `${labelOf(expression.left)} ${expression.operator} ${labelOf(expression.right)}`;
  }
}

const partLabels: Partial<Record<TimePart, string>> = {
  'weekday-name': 'weekday',
  'month-name': 'month',
  weekend: 'part of week',
};

const aggregateLabels: Readonly<Record<AggregateName, string>> = {
  sum: 'total',
  mean: 'average',
  median: 'median',
  min: 'minimum',
  max: 'maximum',
  std: 'standard deviation of',
  'population-std': 'standard deviation of',
  variance: 'variance of',
  range: 'range of',
  mode: 'most common',
  iqr: 'interquartile range of',
  mad: 'median absolute deviation of',
  'standard-error': 'standard error of the mean of',
  variation: 'coefficient of variation of',
};

/** `1st`, `90th`, `99.5th`. */
function ordinal(value: number): string {
  const last = value % 100 > 10 && value % 100 < 20 ? 0 : value % 10;
  return `${value}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

export function measureLabel(measure: Measure): string {
  switch (measure.kind) {
    case 'count':
      return 'count';
    case 'count-where':
      return measure.name ?? 'count';
    case 'count-distinct':
      return `different ${labelOf(measure.of)}`;
    case 'count-present':
      return `${labelOf(measure.of)} present`;
    case 'count-missing':
      return `${labelOf(measure.of)} missing`;
    case 'aggregate':
      return `${aggregateLabels[measure.how]} ${labelOf(measure.of)}`;
    case 'percentile':
      return `${ordinal(Number((measure.at * 100).toPrecision(6)))} percentile of ${labelOf(measure.of)}`;
    case 'rate':
      return measure.name ?? 'rate';
    case 'sum-of-ones':
    case 'mean-of-ones':
    case 'mean-by-parts':
      return 'check';
    case 'share':
      return measure.of === undefined ? 'share' : `share of total ${labelOf(measure.of)}`;
    case 'part-of-sum':
      return `share of total ${labelOf(measure.of)}`;
    case 'running':
      return `running ${measureLabel(measure.of)}`;
    case 'change':
      return `${measure.relative ? 'growth' : 'change'} of ${measureLabel(measure.of)}`;
    case 'moving-mean':
      return `${measureLabel(measure.of)}, mean of ${measure.periods} periods`;
  }
}
