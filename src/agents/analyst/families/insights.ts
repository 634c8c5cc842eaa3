import type { Metric, RichText, Segment } from '../../../core/answer.ts';
import { cellText } from '../../../core/cell.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import type { Correlation, Profile } from '../../../core/profile.ts';
import { cellAt } from '../../../core/result-set.ts';
import type { Family, Reading } from '../family.ts';
import { boundCell, countFormat, type SqlFinding } from '../python/result.ts';
import { statisticTask } from '../python/task.ts';
import { topicOf } from '../python/topic.ts';
import type { Parse } from '../read/parse.ts';
import { dimensionsIn, outcomesIn } from './segments/axes.ts';
import { deviationsSql } from './segments/deviations.ts';

const mostFindings = 8;
const mostSaid = 5;
const mostWarnings = 3;
/** Weaker relations are seen in many tables, stronger ones are two names of one thing. */
const strongFrom = 0.4;
const sameFrom = 0.995;

/** "What is interesting here?": segments that deviate, strong relations, problems of quality. */
export const insights: Family = {
  name: 'insights',
  about: 'what stands out by itself: segments that deviate, strong relations, problems of quality',
  examples: () => ['What is interesting here?'],
  read: (of) => (asked.test(of.text) ? [readingOf(of)] : []),
};

const asked =
  /\b(?:what(?:'s| is| are|s)?|anything|something|tell me|show me|find|any)\b.{0,40}\b(?:interesting|stands? out|unusual|surpris\w+|notable|noteworthy|striking|key (?:insights?|findings?|takeaways?))\b|^\W*(?:(?:key|main|top|give me|show me|find)\s+)*(?:insights?|highlights|findings)\b|\bwhat (?:should|do) (?:i|we) (?:need to )?know\b/i;

function readingOf(of: Parse): Reading {
  const topic = topicOf(of);
  const { schema } = of;
  const [dimensions, outcomes] = [dimensionsIn(schema), outcomesIn(schema)];
  const canCompare = dimensions.length > 0 && outcomes.length > 0;
  const sql = deviationsSql({
    table: schema.table,
    where: topic.scope.where,
    dimensions,
    outcomes,
    limit: mostFindings,
  });
  const task = statisticTask({
    topic,
    what: 'what stands out',
    columns: [...new Set([...dimensions, ...outcomes].map(({ column }) => column))],
    queries: canCompare ? [{ sql, purpose: 'Segments that differ most from all other rows' }] : [],
    assumptions: canCompare
      ? [
          {
            text: `I compared ${dimensions.length} ways to divide the rows in ${outcomes.length} outcomes, and kept what chance would hardly bring about in so many tries.`,
            alternatives: [],
          },
        ]
      : [],
    answer: (findings) => {
      const found = findings.find((finding) => finding.language === 'sql');
      return answerOf(schema.subject.profile, found, topic.scope.text);
    },
  });
  return {
    task: canCompare ? task : { ...task, classification: 'EXPLAIN_ONLY' },
    marks: of.marks,
    words: of.tokens.map(({ index }) => index),
    trust: 1,
  };
}

function answerOf(profile: Profile, found: SqlFinding | undefined, scope: string) {
  const rows = (found?.result.rows ?? []).map((_, row) => row);
  const said = found === undefined ? [] : rows.slice(0, mostSaid).map((row) => segmentSentence(found, row));
  const related = relations(profile);
  const text: RichText[] = [
    ...(said.length === 0 ? [[{ text: nothingText(scope) }]] : said),
    ...related.map((at) => relationSentence(profile, at)),
    ...profile.warnings.slice(0, mostWarnings).map(({ message }) => [{ text: `Quality: ${message}` }]),
  ];
  return {
    text,
    headline:
      found === undefined
        ? null
        : rows.slice(0, mostSaid).map((row) => sentenceOf(segmentSentence(found, row))),
    metrics: found === undefined ? [] : rows.slice(0, mostSaid).map((row) => metricOf(found, row)),
    tableResultId: found === undefined || rows.length === 0 ? null : found.id,
    chart: found === undefined || rows.length === 0 ? null : chartOf(found, scope),
    followUps: found === undefined ? [] : rows.slice(0, 3).flatMap((row) => followUp(found, row)),
  };
}

function nothingText(scope: string): string {
  const where = scope === '' ? '' : ` where ${scope}`;
  return `No segment differs from the rest by more than chance explains${where}.`;
}

/** "processing_ms averages 912 where network = 3G, against 310 elsewhere (12,400 rows)." */
function segmentSentence(found: SqlFinding, row: number): Segment[] {
  const at = (column: string): string => cellText(cellAt(found.result, row, column) ?? null);
  const isRate = at('is_rate') === 'true';
  const format = isRate ? ({ style: 'percent' } as const) : ({ style: 'number' } as const);
  return [
    { text: `${at('outcome')}${isRate ? ' in ' : ' averages '}`, strong: true },
    { bound: boundCell(found, row, 'average', format) },
    { text: `${isRate ? ' of the rows' : ''} where ${at('segment')}`, strong: true },
    { text: ', against ' },
    { bound: boundCell(found, row, 'elsewhere', format) },
    { text: ' elsewhere (' },
    { bound: boundCell(found, row, 'rows', countFormat) },
    { text: ' rows).' },
  ];
}

function sentenceOf(segments: readonly Segment[]): string {
  return segments.map((one) => ('text' in one ? one.text : cellText(one.bound.value))).join('');
}

function metricOf(found: SqlFinding, row: number): Metric {
  const at = (column: string): string => cellText(cellAt(found.result, row, column) ?? null);
  const style = at('is_rate') === 'true' ? 'percent' : 'number';
  return {
    name: `${at('outcome')}, ${at('segment')}`,
    value: boundCell(found, row, 'average', { style }),
    confidence: 'bound',
  };
}

function followUp(found: SqlFinding, row: number): string[] {
  const at = (column: string): string => cellText(cellAt(found.result, row, column) ?? null);
  const dimension = at('dimension').replace(
    /^(?:part of the )?(week|weekday|hour|month|day|quarter|year)(?: of .*)$/,
    '$1',
  );
  const outcome = at('outcome');
  return [
    at('is_rate') === 'true'
      ? `What share of rows has ${outcome.replace(' = ', ' ')} by ${dimension}?`
      : `Average ${outcome} by ${dimension}`,
  ];
}

function chartOf(found: SqlFinding, scope: string): ChartSpec {
  return {
    type: 'bar',
    title: 'What stands out most',
    subtitle: 'Correlation of being in the segment with the outcome',
    resultId: found.id,
    style: 'number',
    x: 'segment',
    y: ['strength'],
    arrangement: 'grouped',
    ...(scope === '' ? {} : { note: `Only rows where ${scope}` }),
  };
}

const mostRelations = 2;

/** Places of the strongest correlations in the profile, without those of two names for one thing. */
function relations({ correlations }: Profile): number[] {
  const strength = ({ r }: Correlation): number => Math.abs(r);
  return correlations
    .map((one, at) => ({ at, strength: strength(one) }))
    .filter((one) => one.strength >= strongFrom && one.strength < sameFrom)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, mostRelations)
    .map(({ at }) => at);
}

function relationSentence({ table, correlations }: Profile, at: number): Segment[] {
  const found = correlations[at];
  if (found === undefined) return [];
  const { left, right, r } = found;
  return [
    { text: `${left} and ${right} ${r > 0 ? 'rise together' : 'go against each other'}: Pearson’s r is ` },
    {
      bound: {
        value: r,
        format: { style: 'number' },
        origin: { kind: 'profile', table, path: `correlations.${at}.r` },
      },
    },
    { text: '.' },
  ];
}
