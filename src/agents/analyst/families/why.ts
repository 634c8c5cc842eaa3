import type { RichText, Segment, ValueFormat } from '../../../core/answer.ts';
import { cellText, numberOf } from '../../../core/cell.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { cellAt } from '../../../core/result-set.ts';
import type { Mark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import type { Filter } from '../intent.ts';
import { boundCell, type SqlFinding, sqlOf } from '../python/result.ts';
import { statisticTask } from '../python/task.ts';
import { type Topic, topicOf } from '../python/topic.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, freeColumns, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isMeasure, type SchemaColumn } from '../schema/schema.ts';
import { dimensionsIn, measureOutcome, type Outcome, valueOutcome } from './segments/axes.ts';
import { contributionsSql, type Figure } from './segments/contributions.ts';
import { deviationsSql } from './segments/deviations.ts';
import { measuresOf } from './shared/columns.ts';

/** "Why did the failure rate rise in August?", "why is the average price high for Rome?", "what drives the cost?". */
export const why: Family = {
  name: 'why',
  about:
    'what a high, low or changed figure comes from: the segments that add to it most, by their own figure or by the mix',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    return measure === undefined || dimensionsIn(schema).length < 2 ? [] : [`Why is ${measure.name} high?`];
  },
  read: (of) => {
    if (!asked.test(of.text)) return [];
    const subject = subjectOf(of);
    return subject === undefined ? [] : [readingOf(of, subject)];
  },
};

const asked =
  /^\W*(?:and |but |so )?why\b|\bwhat (?:drives|drove|explains|explained|causes|caused|is behind|was behind|lies behind|contributes? (?:most )?to)\b|\breasons? (?:for|why|behind)\b/i;

const mostSegments = 8;
const mostSaid = 3;
/** Of the difference, beyond what a segment's share of the rows lets expect. */
const leastExcess = 0.1;

/** The figure that is asked about, of which rows, and against which. */
interface Subject {
  readonly outcome: Outcome;
  readonly figure: Figure;
  readonly format: ValueFormat;
  readonly marks: readonly Mark[];
  readonly inside: Condition | undefined;
  readonly outside: Filter | undefined;
  readonly trust: number;
}

function subjectOf(of: Parse): Subject | undefined {
  const [rate] = cues(of, 'rate');
  const numerator =
    rate === undefined ? undefined : of.conditions.find((one) => propertyOf(one) !== undefined);
  const property = numerator === undefined ? undefined : propertyOf(numerator);
  const rest = of.conditions.filter((one) => one !== numerator);
  const [inside, second] = rest;
  if (second !== undefined) return undefined;
  const outside = inside === undefined ? undefined : periodBefore(inside.filter);
  const common = { inside, outside, trust: (inside?.trust ?? 1) * (numerator?.trust ?? 1) };
  if (property !== undefined && numerator !== undefined && rate !== undefined) {
    const outcome = valueOutcome(property.column, property.value);
    return {
      ...common,
      outcome,
      figure: 'average',
      format: { style: 'percent' },
      marks: [rate, ...numerator.marks],
    };
  }
  const mark = freeColumns(of).find(({ column }) => isMeasure(column));
  if (mark !== undefined) {
    const isTotal = cues(of, 'aggregate').some(({ cue }) => cue.how === 'sum');
    const outcome = measureOutcome(mark.column);
    return {
      ...common,
      outcome,
      figure: isTotal ? 'total' : 'average',
      format: { style: 'number' },
      marks: [mark],
    };
  }
  return undefined;
}

/** A condition that says a value of one column. */
function propertyOf({
  filter,
  columns: [column],
}: Condition): { column: SchemaColumn; value: string } | undefined {
  if (column === undefined || column.isTime) return undefined;
  if (filter.kind === 'one-of' && filter.values.length === 1)
    return { column, value: cellText(filter.values[0] ?? null) };
  const isFlag = filter.kind === 'compare' && filter.operator === '=' && column.flag !== undefined;
  return isFlag ? { column, value: cellText(column.flag.yes) } : undefined;
}

/** A period is compared with the one before it, of the same length. */
function periodBefore(filter: Filter): Filter | undefined {
  if (filter.kind !== 'within') return undefined;
  const [low, high] = [Date.parse(filter.low), Date.parse(filter.high)];
  if (Number.isNaN(low) || Number.isNaN(high)) return undefined;
  const start = new Date(low - (high - low)).toISOString().slice(0, 10);
  return { ...filter, low: start, high: filter.low };
}

function readingOf(of: Parse, subject: Subject): Reading {
  const topic = { ...topicOf(of), scope: scopeOf([]) };
  const { inside } = subject;
  const sql = inside === undefined ? segmentsSql(of, subject) : comparedSql(of, subject, inside);
  const where = inside === undefined ? '' : ` where ${inside.text}`;
  const task = statisticTask({
    topic,
    what: `what ${subject.figure} ${subject.outcome.name}${where} comes from`,
    columns: [subject.outcome.column, ...(inside?.columns ?? [])],
    queries: [{ sql, purpose: `Segments that add most to ${subject.outcome.name}${where}` }],
    assumptions: [assumptionOf(subject)],
    answer: (findings) => answerOf(topic, subject, sqlOf(findings)),
  });
  return {
    task,
    marks: [...of.marks],
    words: of.tokens.filter(({ word }) => whyWords.test(word)).map(({ index }) => index),
    trust: subject.trust,
  };
}

const whyWords =
  /^(why|drives?|drove|explain\w*|caus\w*|behind|reasons?|contribut\w*|high|low|higher|lower|change[ds]?|ris\w*|rose|fall\w*|fell|drop\w*|increas\w*|decreas\w*|go|went|gone|jump\w*|declin\w*|grow\w*|grew|so|much|many|up|down)$/;

function assumptionOf({ inside, outside }: Subject) {
  const text =
    inside === undefined
      ? 'I compared each segment with all other rows.'
      : outside === undefined
        ? `I compared the rows where ${inside.text} with all others.`
        : 'I compared the period with the one before it, of the same length.';
  return { text, alternatives: [] };
}

function segmentsSql(of: Parse, { outcome }: Subject): string {
  return deviationsSql({
    table: of.schema.table,
    where: undefined,
    dimensions: dimensionsIn(of.schema).filter(({ column }) => column !== outcome.column),
    outcomes: [outcome],
    limit: mostSegments,
  });
}

function comparedSql(of: Parse, { outcome, figure, outside }: Subject, inside: Condition): string {
  return contributionsSql({
    table: of.schema.table,
    dimensions: dimensionsIn(of.schema).filter(
      ({ column }) => column !== outcome.column && !inside.columns.includes(column),
    ),
    value: outcome.sql,
    figure,
    inside: inside.filter,
    outside,
    limit: mostSegments,
  });
}

function answerOf(topic: Topic, subject: Subject, found: SqlFinding | undefined) {
  const count = found?.result.rows.length ?? 0;
  if (found === undefined || count === 0) return nothing(subject);
  const isTelling = (row: number): boolean =>
    subject.inside === undefined ||
    (numberOf(cellAt(found.result, row, 'excess') ?? null) ?? 0) >= leastExcess;
  const rows = Array.from({ length: count }, (_, row) => row)
    .filter(isTelling)
    .slice(0, mostSaid);
  const text =
    subject.inside === undefined
      ? rows.map((row) => deviation(subject, found, row))
      : change(topic, subject, found, rows);
  return {
    text,
    headline: rows.map((row) => cellAt(found.result, row, 'segment') ?? null),
    metrics: rows.map((row) => ({
      name: cellText(cellAt(found.result, row, 'segment') ?? null),
      value: boundCell(
        found,
        row,
        subject.inside === undefined ? 'average' : 'contribution',
        formatOf(subject),
      ),
      confidence: 'bound' as const,
    })),
    tableResultId: found.id,
    chart: chartOf(topic, subject, found),
    followUps: ['What is interesting here?'],
  };
}

function nothing({ outcome }: Subject) {
  return {
    text: [[{ text: `No segment of the table differs in ${outcome.name} by more than chance explains.` }]],
    headline: null,
    metrics: [],
    followUps: ['What is interesting here?'],
  };
}

function formatOf({ format, inside }: Subject): ValueFormat {
  return format.style === 'percent' && inside !== undefined ? { style: 'percentage-points' } : format;
}

function deviation({ outcome, format }: Subject, found: SqlFinding, row: number): Segment[] {
  return [
    { text: `${cellText(cellAt(found.result, row, 'segment') ?? null)}: `, strong: true },
    { text: `${outcome.name} is ` },
    { bound: boundCell(found, row, 'average', format) },
    { text: ' there, and ' },
    { bound: boundCell(found, row, 'elsewhere', format) },
    { text: ' elsewhere.' },
  ];
}

/** The whole first, then the segments that bring it about. */
function change(topic: Topic, subject: Subject, found: SqlFinding, rows: readonly number[]): RichText[] {
  const { outcome, figure, format, inside, outside } = subject;
  const whole: Segment[] = [
    ...(wentOtherWay(topic, found) ? [{ text: 'It did not: ', strong: true }] : []),
    { text: `${figure === 'total' ? 'Total ' : ''}${outcome.name} is `, strong: true },
    { bound: boundCell(found, 0, 'whole_now', format) },
    { text: ` where ${inside?.text ?? ''}, against ` },
    { bound: boundCell(found, 0, 'whole_before', format) },
    { text: outside === undefined ? ' elsewhere.' : ' in the period before.' },
  ];
  const isReversed = cellText(cellAt(found.result, 0, 'reversed') ?? null) === 'true';
  return [
    whole,
    ...(isReversed ? [paradox(found)] : []),
    ...rows.map((row) => contribution(subject, found, row)),
    ...(rows.length === 0 ? [[{ text: spreadText }]] : []),
  ];
}

const spreadText = 'The difference is spread over all segments: none adds more than its share of the rows.';

/** "Why did it fall?" of what rose. */
function wentOtherWay({ question }: Topic, found: SqlFinding): boolean {
  const at = (column: string): number => numberOf(cellAt(found.result, 0, column) ?? null) ?? 0;
  const difference = at('whole_now') - at('whole_before');
  if (/\b(?:fall|fell|fallen|drop\w*|decreas\w*|declin\w*|low|lower|down|less)\b/.test(question))
    return difference > 0;
  return (
    /\b(?:ris\w*|rose|increas\w*|grow\w*|grew|high|higher|up|more|jump\w*)\b/.test(question) && difference < 0
  );
}

function paradox(found: SqlFinding): Segment[] {
  const dimension = cellText(cellAt(found.result, 0, 'dimension') ?? null);
  return [
    { text: 'Simpson’s paradox: ', strong: true },
    {
      text: `within every ${dimension} it goes the other way. The whole differs only because the rows are spread over ${dimension} in another way.`,
    },
  ];
}

function contribution(subject: Subject, found: SqlFinding, row: number): Segment[] {
  const at = (column: string): number => numberOf(cellAt(found.result, row, column) ?? null) ?? 0;
  const isOwn = Math.abs(at('own')) >= Math.abs(at('mix'));
  const [now, before] = isOwn ? (['now', 'before'] as const) : (['share_now', 'share_before'] as const);
  const format: ValueFormat = isOwn ? subject.format : { style: 'percent' };
  return [
    { text: `${cellText(cellAt(found.result, row, 'segment') ?? null)} `, strong: true },
    { text: 'adds ' },
    { bound: boundCell(found, row, 'contribution', formatOf(subject)) },
    { text: isOwn ? ': its own figure is ' : ': its share of the rows is ' },
    { bound: boundCell(found, row, now, format) },
    { text: ', against ' },
    { bound: boundCell(found, row, before, format) },
    { text: '.' },
  ];
}

function chartOf(topic: Topic, subject: Subject, found: SqlFinding): ChartSpec {
  const isCompared = subject.inside !== undefined;
  return {
    type: 'bar',
    title: `What ${subject.outcome.name} comes from`,
    subtitle: isCompared ? 'Contribution to the difference' : 'Average of the segment',
    resultId: found.id,
    style: formatOf(subject).style,
    x: 'segment',
    y: [isCompared ? 'contribution' : 'average'],
    arrangement: 'grouped',
    ...(topic.scope.text === '' ? {} : { note: `Only rows where ${topic.scope.text}` }),
  };
}
