import type { RichText, Segment } from '../../../core/answer.ts';
import type { Measure } from '../intent.ts';
import { labelOf, measureLabel } from '../sql/label.ts';
import { boundSegment, type Drawn } from './drawn.ts';
import { capital, type QueryAsk } from './query-ask.ts';

/** One value, the finding first: "There are 8 different values of bank.", "0.084 % of the rows have is_fraud = 1." */
export function valueSentence(ask: QueryAsk, drawn: Drawn, where: string): RichText {
  const { intent } = ask;
  const measure = intent.kind === 'groups' ? intent.measures[0] : undefined;
  const value = boundSegment(drawn, 0, 0);
  const isOne = drawn.finding.result.rows[0]?.[0] === 1;
  if (measure === undefined || drawn.columns[0] !== measureLabel(measure)) return plain(ask, value, where);
  switch (measure.kind) {
    case 'count':
      return [
        { text: isOne ? 'There is ' : 'There are ' },
        value,
        { text: `${isOne ? ' row' : ' rows'}${where}.` },
      ];
    case 'count-distinct':
      return [
        { text: isOne ? 'There is ' : 'There are ' },
        value,
        { text: `${isOne ? ' value' : ' different values'} of ${labelOf(measure.of)}${where}.` },
      ];
    case 'count-missing':
      return [
        { text: `${labelOf(measure.of)} is missing in ` },
        value,
        { text: `${isOne ? ' row' : ' rows'}${where}.` },
      ];
    case 'rate':
      return [
        value,
        { text: ` of the rows${where} have ${propertyOf(ask)}` },
        ...parts(drawn),
        { text: '.' },
      ];
    case 'part-of-sum':
      return [value, { text: `${ask.what.replace(/^share of (.*?) that comes/, ' of $1 comes')}${where}.` }];
    case 'count-present':
    case 'aggregate':
    case 'percentile':
    case 'count-where':
    case 'share':
    case 'ratio':
    case 'mean-per':
    case 'running':
    case 'change':
    case 'moving-mean':
    case 'sum-of-ones':
    case 'mean-of-ones':
    case 'mean-by-parts':
      return plain(ask, value, where);
  }
}

function plain(ask: QueryAsk, value: Segment, where: string): RichText {
  const article = isNamed(ask) ? 'The ' : '';
  return [
    { text: `${article}${article === '' ? capital(ask.what) : ask.what}${where} is ` },
    value,
    { text: '.' },
  ];
}

const withArticle: ReadonlySet<Measure['kind']> = new Set(['aggregate', 'percentile', 'ratio', 'mean-per']);

function isNamed({ intent, what }: QueryAsk): boolean {
  const measure = intent.kind === 'groups' ? intent.measures[0] : undefined;
  return measure !== undefined && withArticle.has(measure.kind) && !/^the /i.test(what);
}

/** `share of rows with status is FAILED` without its lead, as a property. */
function propertyOf({ what }: QueryAsk): string {
  return what.replace(/^share of rows with /, '');
}

/** ": 10,590 of 250,000", where the query counted both. */
function parts(drawn: Drawn): Segment[] {
  if (drawn.columns.length < 3) return [];
  return [
    { text: ' (' },
    boundSegment(drawn, 0, 1),
    { text: ' of ' },
    boundSegment(drawn, 0, 2),
    { text: ')' },
  ];
}
