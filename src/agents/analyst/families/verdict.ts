import type { Segment } from '../../../core/answer.ts';
import { countFormat, type PythonFinding, resultAt, resultSegment } from '../python/result.ts';
import { asksWhether, type Topic } from '../python/topic.ts';

/** What a test of significance says: its finding in words, statistic, p-value, level and number of rows. */
export function verdictSegments(
  topic: Topic,
  test: string,
  python: PythonFinding,
  words: { readonly yes: string; readonly no: string; readonly counted: string },
): Segment[] {
  const isSignificant = resultAt(python, ['significant']) === true;
  const hasStatistic = resultAt(python, ['statistic']) !== null;
  return [
    ...(asksWhether(topic) ? [{ text: isSignificant ? 'Yes: ' : 'No: ', strong: true }] : []),
    { text: isSignificant ? words.yes : words.no, strong: !asksWhether(topic) },
    { text: `. ${test}: ` },
    ...(hasStatistic ? [{ text: 'statistic ' }, resultSegment(python, ['statistic']), { text: ', ' }] : []),
    { text: 'p ' },
    resultSegment(python, ['p']),
    { text: `, ${isSignificant ? 'below' : 'not below'} ` },
    resultSegment(python, ['alpha']),
    { text: ', over ' },
    resultSegment(python, ['n'], countFormat),
    { text: ` ${words.counted}.` },
  ];
}
