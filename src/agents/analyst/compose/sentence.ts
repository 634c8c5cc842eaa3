import type { Answer, RichText, Segment } from '../../../core/answer.ts';
import type { Parse } from '../read/parse.ts';
import { boundSegment, type Drawn } from './drawn.ts';
import { capital, type QueryAsk } from './query-ask.ts';
import { valueSentence } from './value-sentence.ts';

const mostListed = 10;

/** The answer as one sentence, its values bound to their cells. */
export function sentenceOf(of: Parse, ask: QueryAsk, drawn: Drawn, headline: Answer['headline']): RichText {
  const { rows } = drawn.finding.result;
  const where = whereText(ask);
  if (rows.length === 0 && ask.intent.kind === 'groups' && ask.intent.against !== undefined)
    return [{ text: `There is no ${ask.what}${where}.` }];
  if (rows.length === 0)
    return [{ text: `No row of ${of.schema.table} fits${where === '' ? '.' : `:${where}.`}` }];
  switch (ask.shape.kind) {
    case 'value':
      return valueSentence(ask, drawn, where);
    case 'values':
      return valuesSentence(drawn, where);
    case 'list':
      return listSentence(ask, drawn, where);
    case 'sides':
    case 'groups':
      return groupSentence(ask, drawn, where);
    case 'exists':
    case 'none':
      return [
        { text: headline === true ? 'Yes' : 'No', strong: true },
        { text: `: ${ask.what}${where} is ` },
        boundSegment(drawn, 0, 0),
        { text: '.' },
      ];
    case 'is-one-of':
      return [
        { text: headline === true ? 'Yes' : 'No', strong: true },
        { text: `: ${ask.what}${where} is ` },
        ...listed(drawn, 0),
        { text: '.' },
      ];
    case 'verdict':
      return [
        { text: headline === true ? 'Yes' : 'No', strong: true },
        { text: `: ${ask.what} is ` },
        ...sides(drawn),
        { text: '.' },
      ];
    case 'difference':
      return [
        { text: `${capital(ask.what)} is ` },
        differenceSegment(drawn, ask.shape.signed),
        { text: ': ' },
        ...sides(drawn),
        { text: '.' },
      ];
    case 'choice':
      return [
        { text: typeof headline === 'string' ? headline : 'Neither', strong: true },
        { text: `: ${ask.what} is ` },
        ...sides(drawn),
        { text: '.' },
      ];
  }
}

/** The filter as it is said behind what was computed; empty without one. */
export function whereText(ask: QueryAsk): string {
  return ask.scope.phrase;
}

/** "Average price is 4, median price 3." */
function valuesSentence(drawn: Drawn, where: string): RichText {
  const parts = drawn.columns.flatMap((name, column): Segment[] => [
    { text: column === 0 ? `${capital(name)}${where} is ` : `, ${name} ` },
    boundSegment(drawn, 0, column),
  ]);
  return [...parts, { text: '.' }];
}

/** A long list says how long it is. */
function listSentence(ask: QueryAsk, drawn: Drawn, where: string): RichText {
  const column = ask.shape.kind === 'list' ? (ask.shape.column ?? 0) : 0;
  const { rows, truncated } = drawn.finding.result;
  const values = listed(drawn, column);
  if (
    rows.length <= mostListed ||
    truncated ||
    ask.intent.kind !== 'rows' ||
    rows.length === ask.intent.limit
  )
    return [{ text: `${capital(ask.what)}${where}: ` }, ...values, { text: '.' }];
  const count: Segment = {
    bound: {
      value: rows.length,
      format: { style: 'count' },
      origin: { kind: 'row-count', resultId: drawn.finding.id },
    },
  };
  const noun = ask.intent.distinct === true ? 'different values' : 'rows';
  return [
    count,
    { text: ` ${noun}${where}. The first values of ${drawn.columns[column] ?? 'them'} are ` },
    ...values.slice(0, 2 * mostListed - 1),
    { text: '.' },
  ];
}

function listed(drawn: Drawn, column: number): Segment[] {
  const { rows, truncated } = drawn.finding.result;
  const shown = rows.slice(0, mostListed);
  const parts = shown.flatMap((_, row): Segment[] => [
    ...(row === 0 ? [] : [{ text: ', ' }]),
    boundSegment(drawn, row, column),
  ]);
  const more = rows.length > mostListed || truncated;
  return more ? [...parts, { text: ' and more' }] : parts;
}

function sides(drawn: Drawn): Segment[] {
  return [boundSegment(drawn, 0, 0), { text: ' against ' }, boundSegment(drawn, 0, 1)];
}

function differenceSegment(drawn: Drawn, signed: boolean): Segment {
  const cells = ['left', 'right'].map((column) => ({ resultId: drawn.finding.id, row: 0, column }));
  const [left, right] = drawn.finding.result.rows[0] ?? [];
  const swap = !signed && Number(left) < Number(right);
  const of = swap ? [...cells].reverse() : cells;
  const value = swap ? Number(right) - Number(left) : Number(left) - Number(right);
  return {
    bound: { value, format: { style: 'number' }, origin: { kind: 'computed', operation: 'difference', of } },
  };
}

function groupSentence(ask: QueryAsk, drawn: Drawn, where: string): RichText {
  if (ask.intent.kind === 'rows') return [{ text: `${capital(ask.what)}${where}, row by row.` }];
  const keys = ask.intent.kind === 'groups' ? ask.intent.by.length : 1;
  const measureAt = Math.min(keys, drawn.columns.length - 1);
  const first = drawn.finding.result.rows[0] ?? [];
  const label = first.slice(0, keys).map(String).join(', ');
  const lead: RichText = [
    { text: label, strong: true },
    { text: `: ${drawn.columns[measureAt] ?? ''} ` },
    boundSegment(drawn, 0, measureAt),
  ];
  const rest = drawn.finding.result.rows.length;
  return rest === 1
    ? [...lead, { text: `${where}.` }]
    : [{ text: `${capital(ask.what)}${where}. First is ` }, ...lead, { text: '.' }];
}
