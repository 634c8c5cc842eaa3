import type { CueMark } from '../../annotate/mark.ts';
import { queryTask } from '../../compose/task.ts';
import type { Family, Reading } from '../../family.ts';
import type { AlongMeasure, Order } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { measureLabel } from '../../sql/label.ts';
import { measuresOf } from '../shared/columns.ts';
import { grainOf, saidWords } from './said-words.ts';
import { type Series, seriesOf } from './series.ts';

/** "change in sales from the month before", "month over month growth", "which month grew most over the one before". */
export const change: Family = {
  name: 'change',
  about: 'the change or growth of a figure from one period to the next',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const hasTime = schema.columns.some(({ isTime }) => isTime);
    return measure === undefined || !hasTime ? [] : [`Month over month growth of total ${measure.name}`];
  },
  read: (of) => {
    const found = stepSaid(of);
    if (found === undefined) return [];
    const series = seriesOf(of, { usual: 'sum', grain: found.grain });
    return series === undefined ? [] : [readingOf(of, series, found.words)];
  },
};

const grain = '(?:hour|day|week|month|quarter|year)';
const grains = '(?:hourly|daily|weekly|monthly|quarterly|yearly|annual)';
const movement =
  '(?:change[sd]?|changing|growth|grow[ns]?|grew|increas\\w+|decreas\\w+|rise[sn]?|rose|fall(?:en|s)?|fell|drop\\w*|declin\\w*|differ\\w+|gain\\w*)';

/** The ways in which a question says that a period is set against the one before. */
const ways: readonly RegExp[] = [
  new RegExp(`\\b(${grain})[\\s-]+(?:over|on|to|by)[\\s-]+\\1\\b`, 'i'),
  /\b(mom|yoy|qoq|wow)\b/i,
  new RegExp(
    `\\b(?:from|over|since|than|against|vs\\.?|versus|compared (?:to|with)|to|on)\\s+(?:the\\s+|each\\s+)?(?:previous|prior|preceding)\\s+(${grain})\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:from|over|since|than|against|vs\\.?|versus|compared (?:to|with)|on)\\s+the\\s+(${grain}|one|period)\\s+before\\b`,
    'i',
  ),
  new RegExp(`\\b(?:from|between)\\s+(?:each|one|every)\\s+(${grain})\\s+(?:to|and)\\s+the\\s+next\\b`, 'i'),
  new RegExp(`\\b(${grains})\\s+(?=(?:${movement})\\b)`, 'i'),
];

interface Said {
  readonly words: readonly number[];
  readonly grain: ReturnType<typeof grainOf>;
}

function stepSaid(of: Parse): Said | undefined {
  const moved = saidWords(
    of,
    new RegExp(`\\b(?:(?:percent(?:age)?|relative)\\s+)?${movement}(?:\\s+rate)?\\b`, 'i'),
  );
  for (const way of ways) {
    const words = saidWords(of, way);
    const isShort = /\b(?:mom|yoy|qoq|wow)\b/i.test(of.text);
    if (words === undefined || (moved === undefined && !isShort)) continue;
    return { words: [...words, ...(moved ?? [])], grain: grainOf(way.exec(of.text)?.[1]) };
  }
  return undefined;
}

/** "growth" and "percentage change" are fractions of what was before. */
function isRelative({ text }: Parse): boolean {
  return /\bgrowth\b|\bgrew\b|\bgrow\b|\bpercent(?:age)?\b|%|\brelative\b|\b(?:mom|yoy|qoq|wow)\b/i.test(
    text,
  );
}

function readingOf(of: Parse, series: Series, words: readonly number[]): Reading {
  const { by, measure, scope, where } = series;
  const relative = measure.kind !== 'rate' && isRelative(of);
  const asked: AlongMeasure = { kind: 'change', of: measure, relative };
  const other: AlongMeasure = { kind: 'change', of: measure, relative: !relative };
  const [extreme] = cues(of, 'superlative');
  return {
    marks: [...series.marks, ...besides(of)],
    words,
    trust: series.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [by],
        measures: [asked, measure, ...(measure.kind === 'rate' ? [] : [other])],
        ...(where === undefined ? {} : { where }),
        order: orderOf(of, series, extreme),
        ...(extreme === undefined ? {} : { limit: 1 }),
      },
      shape: { kind: 'groups', asked: extreme === undefined ? 'all' : 'first' },
      scope,
      what: `${measureLabel(asked)} ${series.along}`,
      columns: series.columns,
      assumptions: [
        ...series.assumptions,
        { text: 'A period is compared with the one right before it; the first has none.', alternatives: [] },
      ],
    }),
  };
}

/** What else says the comparison. */
function besides(of: Parse): readonly CueMark[] {
  return of.free.filter(
    (mark): mark is CueMark =>
      mark.kind === 'cue' &&
      /^(?:previous|next|difference|compare|comparator|comparative|superlative|rate|every|group|aggregate|trend)$/.test(
        mark.cue.type,
      ),
  );
}

/** "the biggest increase" first, "the biggest drop" too; else by time. */
function orderOf(
  of: Parse,
  { by }: Series,
  extreme: ReturnType<typeof cues<'superlative'>>[number] | undefined,
): Order[] {
  if (extreme === undefined) return [{ by: 'expression', expression: by, descending: false }];
  const isDown = /\b(?:decreas\w+|fall(?:en|s)?|fell|drop\w*|declin\w*)\b/i.test(of.text);
  return [
    { by: 'measure', index: 0, descending: extreme.cue.descending !== isDown },
    { by: 'expression', expression: by, descending: false },
  ];
}
