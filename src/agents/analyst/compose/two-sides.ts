import type { Answer, BoundValue, Metric, RichText, Segment, ValueFormat } from '../../../core/answer.ts';
import { cellText, numberOf } from '../../../core/cell.ts';
import { boundCell, type Drawn } from './drawn.ts';
import type { QueryAsk } from './query-ask.ts';

/** Two groups of one result, with the number that they are compared by. */
export interface TwoSides {
  readonly left: Side;
  readonly right: Side;
  readonly drawn: Drawn;
  /** Of the measure, as a reader would say it. */
  readonly measure: string;
}

interface Side {
  readonly label: string;
  readonly row: number;
  readonly bound: BoundValue;
  readonly value: number;
}

/** The two groups; `undefined` where there are others, or one has no number. */
export function twoSidesOf(ask: QueryAsk, drawn: Drawn): TwoSides | undefined {
  const { intent, shape } = ask;
  const { rows } = drawn.finding.result;
  if (intent.kind !== 'groups' || intent.by.length !== 1 || rows.length !== 2) return undefined;
  if (drawn.formats[0]?.style === 'date') return undefined;
  const [first, second] = [sideAt(drawn, 0), sideAt(drawn, 1)];
  if (first === undefined || second === undefined) return undefined;
  const name = drawn.columns[1] ?? '';
  const measure = name === 'count' ? 'number of rows' : name;
  const isTurned = shape.kind === 'sides' && first.label !== shape.labels[0];
  const [left, right] = isTurned ? [second, first] : [first, second];
  return { left, right, drawn, measure };
}

function sideAt(drawn: Drawn, row: number): Side | undefined {
  const bound = boundCell(drawn, row, 1);
  const value = numberOf(bound?.value);
  const label = drawn.finding.result.rows[row]?.[0] ?? null;
  if (bound === undefined || value === undefined || label === null) return undefined;
  return { label: cellText(label), row, bound, value };
}

/** "Android has the higher average amount: 1,630, against 1,608 for iOS. The difference is 22 (1.4 % more)." */
export function sidesText(sides: TwoSides, ask: QueryAsk, where: string): RichText[] {
  const { left, right, measure } = sides;
  const [more, less] = left.value >= right.value ? [left, right] : [right, left];
  const found: Segment[] =
    more.value === less.value
      ? [
          { text: `${left.label} and ${right.label} have the same ${measure}${where}: ` },
          { bound: left.bound },
        ]
      : [
          { text: more.label, strong: true },
          { text: ` has the higher ${measure}${where}: ` },
          { bound: more.bound },
          { text: ', against ' },
          { bound: less.bound },
          { text: ` for ${less.label}` },
        ];
  return [[...verdictOf(sides, ask), ...found, { text: '.' }, ...gap(sides, more, less)]];
}

function verdictOf(sides: TwoSides, { shape }: QueryAsk): Segment[] {
  if (shape.kind !== 'sides' || shape.asked !== 'verdict') return [];
  return [{ text: sidesHeadline(sides, shape) === true ? 'Yes' : 'No', strong: true }, { text: ': ' }];
}

function gap(sides: TwoSides, more: Side, less: Side): Segment[] {
  if (more.value === less.value) return [];
  const ratio =
    less.value > 0 ? [{ text: ', ' }, { bound: relative(sides, more, less) }, { text: ' more' }] : [];
  return [{ text: ' The difference is ' }, { bound: difference(sides, more, less) }, ...ratio, { text: '.' }];
}

function difference({ drawn }: TwoSides, more: Side, less: Side): BoundValue {
  const { style } = more.bound.format;
  const format: ValueFormat = style === 'percent' ? { style: 'percentage-points' } : more.bound.format;
  return computed(drawn, 'difference', more, less, more.value - less.value, format);
}

function relative({ drawn }: TwoSides, more: Side, less: Side): BoundValue {
  const value = (more.value - less.value) / less.value;
  return computed(drawn, 'relative-change', more, less, value, { style: 'percent' });
}

function computed(
  drawn: Drawn,
  operation: 'difference' | 'relative-change',
  more: Side,
  less: Side,
  value: number,
  format: ValueFormat,
): BoundValue {
  const column = drawn.columns[1] ?? '';
  const of = [more, less].map(({ row }) => ({ resultId: drawn.finding.id, row, column }));
  return { value, format, origin: { kind: 'computed', operation, of } };
}

export function sidesMetrics(sides: TwoSides): Metric[] {
  const { left, right, measure } = sides;
  const [more, less] = left.value >= right.value ? [left, right] : [right, left];
  return [
    metric(`${left.label} · ${measure}`, left.bound),
    metric(`${right.label} · ${measure}`, right.bound),
    metric('Difference', difference(sides, more, less)),
    ...(less.value > 0 ? [metric('Relative difference', relative(sides, more, less))] : []),
  ];
}

function metric(name: string, value: BoundValue): Metric {
  return { name, value, confidence: 'bound' };
}

export function sidesHeadline(
  { left, right }: TwoSides,
  shape: Extract<QueryAsk['shape'], { kind: 'sides' }>,
): Answer['headline'] {
  const isMore = shape.greater ? left.value > right.value : left.value < right.value;
  switch (shape.asked) {
    case 'verdict':
      return isMore;
    case 'choice':
      return left.value === right.value ? null : (isMore ? left : right).label;
    case 'difference':
      return Number(Math.abs(left.value - right.value).toPrecision(12));
  }
}
