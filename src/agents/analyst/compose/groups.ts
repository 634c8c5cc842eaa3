import type { BoundValue, Metric, RichText, Segment } from '../../../core/answer.ts';
import { type Cell, cellText, numberOf } from '../../../core/cell.ts';
import { operatorWords } from '../read/conditions/condition.ts';
import { labelOf } from '../sql/label.ts';
import { withOrdinal } from '../text/ordinal-word.ts';
import { boundCell, boundSegment, type Drawn } from './drawn.ts';
import { capital, type QueryAsk } from './query-ask.ts';
import { together } from './together.ts';

/** A grouped result, with what its groups are compared with. */
export interface Groups {
  readonly ask: QueryAsk;
  readonly drawn: Drawn;
  /** How many columns in front name the group. */
  readonly keys: number;
  readonly overall: BoundValue | undefined;
}

const mostMetrics = 6;
const mostNamed = 5;

/** What the groups say, in a sentence or two: which comes first, how far from the whole, what comes next. */
export function groupsText(groups: Groups, where: string): RichText[] {
  const { ask } = groups;
  const rowCount = groups.drawn.finding.result.rows.length;
  if (ask.shape.kind !== 'groups') return [];
  switch (ask.shape.asked) {
    case 'first':
    case 'measure':
      return [[...extreme(groups, where), ...next(groups)]];
    case 'several':
      return [ranking(groups, where)];
    case 'all':
      return [rowCount === 1 ? single(groups, where) : spread(groups, where)];
  }
}

function extreme(groups: Groups, where: string): Segment[] {
  const { intent } = groups.ask;
  const skipped = intent.kind === 'groups' ? intent.offset : undefined;
  const word = withOrdinal(skipped, isDescending(groups) ? 'highest' : 'lowest');
  const first = sameAs(groups, 0);
  const have = first.length > 1 ? 'all have' : 'has';
  return [
    ...labels(groups, first),
    { text: ` ${first.length === 2 ? 'both have' : have} the ${word} ${measureName(groups)}${where}: ` },
    value(groups, 0),
    ...size(groups, 0),
    ...against(groups),
    { text: '.' },
  ];
}

function next(groups: Groups): Segment[] {
  const row = sameAs(groups, 0).length;
  if (row >= groups.drawn.finding.result.rows.length) return [];
  return [{ text: ' Next is ' }, label(groups, row), { text: ' with ' }, value(groups, row), { text: '.' }];
}

function labels(groups: Groups, rows: readonly number[]): Segment[] {
  return together(rows.map((row) => label(groups, row)));
}

function ranking(groups: Groups, where: string): Segment[] {
  const shown = groups.drawn.finding.result.rows.slice(0, mostNamed);
  const isCut = groups.drawn.finding.result.rows.length > shown.length;
  return [
    ...rankingLead(groups, where),
    ...shown.flatMap((_, row): Segment[] => [
      ...(row === 0 ? [] : [{ text: ', ' }]),
      label(groups, row),
      { text: ' (' },
      value(groups, row),
      { text: ')' },
    ]),
    { text: isCut ? ' and more.' : '.' },
  ];
}

/** "Average fare lies above that of all rows (149.7) for", "average fare is above 100 for". */
function rankingLead(groups: Groups, where: string): Segment[] {
  const { overall, ask } = groups;
  if (ask.intent.kind === 'groups' && ask.intent.best !== undefined)
    return [{ text: `${capital(ask.what)}${where}: ` }];
  const side = isDescending(groups) ? 'Highest' : 'Lowest';
  const limit = ask.intent.kind === 'groups' ? ask.intent.against : undefined;
  if (limit?.to !== undefined) {
    const reached = `${operatorWords[limit.operator]} ${limit.to}`;
    return [{ text: `${capital(measureName(groups))}${where} ${reached} for ` }];
  }
  if (limit === undefined || overall === undefined)
    return [{ text: `${side} ${measureName(groups)}${where}: ` }];
  const lies = isDescending(groups) ? 'above' : 'below';
  return [
    { text: `${capital(measureName(groups))}${where} lies ${lies} that of all rows (` },
    { bound: overall },
    { text: ') for ' },
  ];
}

function single(groups: Groups, where: string): Segment[] {
  return [label(groups, 0), { text: `: ${measureName(groups)}${where} ` }, value(groups, 0), { text: '.' }];
}

function spread(groups: Groups, where: string): Segment[] {
  if (isRunning(groups)) return comesTo(groups, where);
  const ranked = rankedRows(groups);
  const [top, bottom] = [ranked[0], ranked.at(-1)];
  if (top === undefined || bottom === undefined || top === bottom)
    return [{ text: `${capital(groups.ask.what)}${where}.` }];
  if (valueAt(groups, top) === valueAt(groups, bottom)) return [...sameForAll(groups, where, top)];
  return [
    { text: `${capital(measureName(groups))}${where} is highest for ` },
    ...labels(groups, sameAs(groups, top)),
    { text: ' (' },
    value(groups, top),
    { text: ') and lowest for ' },
    ...labels(groups, sameAs(groups, bottom)),
    { text: ' (' },
    value(groups, bottom),
    { text: ')' },
    ...against(groups),
    { text: '.' },
  ];
}

/** The groups with the same figure as one, itself among them, as they stand. */
function sameAs(groups: Groups, row: number): readonly number[] {
  const measure = numberOf(valueAt(groups, row));
  const rows = groups.drawn.finding.result.rows.map((_, index) => index);
  if (measure === undefined) return [row];
  return rows.filter((other) => numberOf(valueAt(groups, other)) === measure);
}

function valueAt({ drawn, keys }: Groups, row: number): Cell {
  return drawn.finding.result.rows[row]?.[keys] ?? null;
}

function sameForAll(groups: Groups, where: string, row: number): Segment[] {
  const name = groups.drawn.columns.slice(0, groups.keys).join(' and ');
  return [
    { text: `${capital(measureName(groups))}${where} is the same for each ${name}: ` },
    value(groups, row),
    { text: '.' },
  ];
}

function isRunning({ ask: { intent } }: Groups): boolean {
  return intent.kind === 'groups' && intent.measures[0]?.kind === 'running';
}

/** Where a running figure ends. */
function comesTo(groups: Groups, where: string): Segment[] {
  const last = groups.drawn.finding.result.rows.length - 1;
  return [
    { text: `${capital(measureName(groups))}${where} comes to ` },
    value(groups, last),
    { text: ' at the end (' },
    label(groups, last),
    { text: '), after ' },
    value(groups, 0),
    { text: ' at the beginning (' },
    label(groups, 0),
    { text: ').' },
  ];
}

function against({ overall }: Groups): Segment[] {
  return overall === undefined ? [] : [{ text: ', against ' }, { bound: overall }, { text: ' overall' }];
}

/** How many rows a rate is of, where the query counted them. */
function size({ ask: { intent }, drawn, keys }: Groups, row: number): Segment[] {
  if (intent.kind !== 'groups' || intent.measures[0]?.kind !== 'rate') return [];
  const count = boundCell(drawn, row, keys + 1);
  if (count === undefined || drawn.columns[keys + 1] !== 'count') return [];
  return [{ text: ' of its ' }, { bound: count }, { text: ' rows' }];
}

function label({ ask, drawn, keys }: Groups, row: number): Segment {
  const by = ask.intent.kind === 'groups' ? ask.intent.by[0] : undefined;
  const [first] = drawn.finding.result.rows[row] ?? [];
  if (by?.kind === 'part' && keys === 1 && typeof first === 'number')
    return { text: `${by.part} ${first}`, strong: true };
  const isText = drawn.formats[0]?.style === 'text' || keys > 1;
  const cells = (drawn.finding.result.rows[row] ?? []).slice(0, keys);
  return isText ? { text: cells.map(named).join(', '), strong: true } : boundSegment(drawn, row, 0);
}

function named(cell: Cell): string {
  return cell === null ? '(missing)' : cellText(cell);
}

function value({ drawn, keys }: Groups, row: number): Segment {
  return boundSegment(drawn, row, keys);
}

/** The measure's name as a reader would say it. */
function measureName({ ask, drawn, keys }: Pick<Groups, 'ask' | 'drawn' | 'keys'>): string {
  const name = drawn.columns[keys] ?? '';
  const measure = ask.intent.kind === 'groups' ? ask.intent.measures[0] : undefined;
  if (measure?.kind === 'count-distinct') return `number of ${name}`;
  if (measure?.kind === 'count-present') return `number of rows with ${labelOf(measure.of)}`;
  return name === 'count' ? 'number of rows' : name;
}

function isDescending({ ask }: Groups): boolean {
  if (ask.intent.kind !== 'groups') return true;
  const order = ask.intent.order?.[0];
  return order?.by !== 'measure' || order.descending;
}

/** Row indexes by the measure, highest first; rows without a number left out. */
function rankedRows({ drawn, keys }: Groups): number[] {
  return drawn.finding.result.rows
    .map((row, index) => ({ index, measure: numberOf(row[keys]) }))
    .filter((row): row is { index: number; measure: number } => row.measure !== undefined)
    .sort((a, b) => b.measure - a.measure)
    .map(({ index }) => index);
}

/** The group that was asked for, or all of a few, and what they are compared with. The count beside a rate is in the text. */
export function groupsMetrics({ ask, drawn, keys, overall }: Groups): Metric[] {
  const isOneAsked = ask.shape.kind === 'groups' && /^(first|measure)$/.test(ask.shape.asked);
  const rows = drawn.finding.result.rows.slice(0, isOneAsked ? 1 : undefined);
  if (rows.length > mostMetrics) return [];
  const measures = drawn.columns.slice(keys).filter((name, index) => index === 0 || name !== 'count');
  const metrics = rows.flatMap((row, index) =>
    measures.flatMap((name) => {
      const bound = boundCell(drawn, index, drawn.columns.indexOf(name, keys));
      const labels = row.slice(0, keys).map(named);
      return bound === undefined || bound.value === null
        ? []
        : [metric([...labels, name === 'count' ? 'rows' : name].join(' · '), bound)];
    }),
  );
  return overall === undefined ? metrics : [...metrics, metric('Overall', overall)];
}

function metric(name: string, bound: BoundValue): Metric {
  return { name, value: bound, confidence: 'bound' };
}
