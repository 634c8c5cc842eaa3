import { type Cell, cellText } from '../../../core/cell.ts';
import { dimensionsOf, measuresOf } from '../families/shared/columns.ts';
import type { AggregateName, Filter, Measure } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { labelOf } from '../sql/label.ts';
import type { Drawn } from './drawn.ts';
import { capital, type QueryAsk } from './query-ask.ts';

/** Questions that go on from an answer, the nearest first; more than are shown, since not all may be understood. */
export function followUpsOf(of: Parse, ask: QueryAsk, drawn: Drawn): string[] {
  const measure = ask.intent.kind === 'groups' ? ask.intent.measures[0] : undefined;
  const figure = measure === undefined ? undefined : figureOf(measure);
  const asked = figure === undefined ? [] : aboutFigure(of, ask, drawn, figure);
  return [...new Set([...asked, ...aboutTable(of, ask)].map(sentenceCase))].filter(
    (question) => question.toLowerCase() !== of.text.trim().toLowerCase(),
  );
}

/** A column's name keeps its letters. */
function sentenceCase(question: string): string {
  return /^[\p{L}]*_/u.test(question) ? question : capital(question);
}

/** The same figure by another category, within the first group, over time, and of all rows. */
function aboutFigure(of: Parse, ask: QueryAsk, drawn: Drawn, figure: string): string[] {
  const { intent } = ask;
  const by = intent.kind === 'groups' ? intent.by : [];
  const [key] = by;
  const [other, another] = freeDimensions(of, ask);
  const filter = filterWords(ask);
  const hasTime = of.schema.columns.some((column) => column.isTime);
  const isOverTime = key?.kind === 'period' || key?.kind === 'part';
  const top = key?.kind === 'column' && by.length === 1 ? labelAt(drawn, 0) : undefined;
  const group = key === undefined ? '' : ` by ${labelOf(key)}`;
  return [
    ...(top === undefined ? [] : deeper(of, ask, drawn, figure, top)),
    ...(top === undefined || other === undefined ? [] : [`${figure} by ${other.name} for ${top}${filter}`]),
    ...(top === undefined && other !== undefined ? [`${figure} by ${other.name}${filter}`] : []),
    ...(hasTime && !isOverTime ? [`${figure} over time${filter}`] : []),
    ...(hasTime && isOverTime ? [`${figure} by ${key.kind === 'part' ? 'month' : 'weekday'}${filter}`] : []),
    ...(key?.kind === 'column' ? comparisons(drawn, figure, by.length) : []),
    ...(other === undefined ? [] : [`${figure} by ${other.name}${filter}`]),
    ...(ask.scope.conditions.length > 0 ? [`${figure}${group}`] : []),
    ...(another === undefined ? [] : [`${figure} by ${another.name}${filter}`]),
  ];
}

/** Whether groups differ by more than chance, and what the first is high or low from. */
function deeper(of: Parse, ask: QueryAsk, drawn: Drawn, figure: string, top: string): string[] {
  const measure = ask.intent.kind === 'groups' ? ask.intent.measures[0] : undefined;
  const name = columnLabel(ask);
  const isMean = measure?.kind === 'aggregate' && measure.how === 'mean';
  const plain = isMean && measure.of.kind === 'column' ? measure.of.column : undefined;
  const subject = measure?.kind === 'rate' ? `the ${figure}` : plain;
  const isFew = ask.scope.conditions.length === 0 && drawn.finding.result.rows.length > 1;
  if (subject === undefined || name === undefined || !isFew) return [];
  const [order] = ask.intent.kind === 'groups' ? (ask.intent.order ?? []) : [];
  const side = order?.by === 'measure' && !order.descending ? 'low' : 'high';
  return [
    `why is ${measure?.kind === 'rate' ? subject : `the ${figure}`} ${side} for ${top}?`,
    ...(of.schema.rowCount >= 20 ? [`does ${subject} differ significantly by ${name}?`] : []),
  ];
}

function columnLabel({ intent }: QueryAsk): string | undefined {
  const key = intent.kind === 'groups' ? intent.by[0] : undefined;
  return key?.kind === 'column' ? key.column : undefined;
}

/** The first group against the next. */
function comparisons(drawn: Drawn, figure: string, keys: number): string[] {
  const [first, second] = [labelAt(drawn, 0), labelAt(drawn, 1)];
  const isOfTexts = keys === 1 && drawn.formats[0]?.style === 'text';
  return isOfTexts && first !== undefined && second !== undefined && drawn.finding.result.rows.length > 2
    ? [`compare ${figure} of ${first} and ${second}`]
    : [];
}

function labelAt(drawn: Drawn, row: number): string | undefined {
  const label = drawn.finding.result.rows[row]?.[0] ?? null;
  return label === null ? undefined : cellText(label);
}

function aboutTable(of: Parse, ask: QueryAsk): string[] {
  const [dimension] = freeDimensions(of, ask);
  const used = new Set(ask.columns);
  const measure = measuresOf(of.schema).find(({ name }) => used.has(name)) ?? measuresOf(of.schema)[0];
  return [
    ...(measure === undefined || dimension === undefined
      ? []
      : [`average ${measure.name} by ${dimension.name}`]),
    ...(dimension === undefined ? [] : [`how many rows by ${dimension.name}?`]),
    ...(measure === undefined ? [] : [`what is the average ${measure.name}?`]),
    'how many rows are there?',
  ];
}

/** Categories that the answer does not use, those behind the used one first. */
function freeDimensions(of: Parse, ask: QueryAsk): SchemaColumn[] {
  const all = dimensionsOf(of.schema);
  const used = new Set([...ask.columns, ...ask.scope.columns]);
  const at = all.findLastIndex(({ name }) => used.has(name)) + 1;
  return [...all.slice(at), ...all.slice(0, at)].filter(({ name }) => !used.has(name));
}

const figures: Partial<Record<AggregateName, string>> = {
  mean: 'average',
  sum: 'total',
  median: 'median',
  min: 'minimum',
  max: 'maximum',
};

/** What was computed, as a question says it. */
function figureOf(measure: Measure): string | undefined {
  if (measure.kind === 'count') return 'number of rows';
  if (measure.kind === 'rate') return rateOf(measure);
  if (measure.kind !== 'aggregate' || measure.of.kind !== 'column') return undefined;
  const word = figures[measure.how];
  return word === undefined ? undefined : `${word} ${measure.of.column}`;
}

function rateOf({ name = '', of }: Extract<Measure, { kind: 'rate' }>): string | undefined {
  if (/ rate$/.test(name)) return name;
  if (of.kind === 'one-of' && of.values.length === 1) return `${cellText(of.values[0])} rate`;
  return of.kind === 'compare' && of.left.kind === 'column' ? `${of.left.column} rate` : undefined;
}

/** The filter of an answer, said behind a figure; nothing where it cannot be said so. */
function filterWords(ask: QueryAsk): string {
  const { conditions } = ask.scope;
  const adverbs = conditions.flatMap(({ adverb }) => (adverb === undefined ? [] : [` ${adverb}`]));
  const rest = conditions.filter(({ adverb }) => adverb === undefined);
  const values = rest.flatMap(({ filter }) => soleValue(filter).map((value) => ` for ${value}`));
  const others = rest.filter(({ filter }) => soleValue(filter).length === 0).map(({ text }) => text);
  return `${adverbs.join('')}${values.join('')}${others.length === 0 ? '' : ` where ${others.join(' and ')}`}`;
}

function soleValue(filter: Filter): string[] {
  const values: readonly Cell[] = filter.kind === 'one-of' ? filter.values : [];
  return values.length === 1 ? [cellText(values[0])] : [];
}
