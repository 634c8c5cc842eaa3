import type { Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import type { ChartSpec } from '../../../../core/chart.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  resultAt,
  resultMetrics,
  resultSegment,
  textFormat,
} from '../../python/result.ts';
import { whereText } from '../../python/task.ts';
import type { Topic } from '../../python/topic.ts';
import { type Series, seriesName } from './series.ts';

export function forecastAnswer(
  topic: Topic,
  series: Series,
  steps: number,
  python: PythonFinding,
  table: PythonFinding | undefined,
) {
  const isFound = numberAt(python, ['points', 0, 'mean']) !== undefined;
  const places = Array.from({ length: isFound ? steps : 0 }, (_, at) => at);
  return {
    text: isFound
      ? [
          expectedSentence(topic, series, steps, python),
          methodSentence(series, python),
          ...dataSentences(series, python),
        ]
      : [tooLittle(topic, series, python)],
    headline: isFound ? places.map((at) => resultAt(python, ['points', at, 'mean'])) : null,
    metrics: resultMetrics(python, [
      ...places.slice(0, mostMetrics).map((at) => [labelAt(python, at), ['points', at, 'mean']] as const),
      ['Mean miss on the values held out', ['error']],
      ['Method', ['method'], textFormat],
      ['Periods used', ['n'], countFormat],
    ]),
    ...(table === undefined ? {} : { tableResultId: table.id, chart: chartOf(series, table) }),
    followUps: followUps(series),
  };
}

const mostMetrics = 6;

function labelAt(python: PythonFinding, at: number): string {
  return cellText(resultAt(python, ['points', at, 'label']));
}

function expectedSentence(topic: Topic, series: Series, steps: number, python: PythonFinding): Segment[] {
  const last = steps - 1;
  const name = seriesName(series);
  return [
    { text: `The ${name}${whereText(topic)} is expected to be ` },
    resultSegment(python, ['points', 0, 'mean']),
    { text: ' in ' },
    resultSegment(python, ['points', 0, 'label'], textFormat),
    ...intervalSegments(python, 0),
    ...(last === 0
      ? []
      : [
          { text: ', and ' },
          resultSegment(python, ['points', last, 'mean']),
          { text: ' in ' },
          resultSegment(python, ['points', last, 'label'], textFormat),
          ...intervalSegments(python, last),
        ]),
    ...(last === 0 || series.how === 'mean'
      ? []
      : [{ text: '; ' }, resultSegment(python, ['total']), { text: ' in all' }]),
    { text: '.' },
  ];
}

function intervalSegments(python: PythonFinding, at: number): Segment[] {
  return [
    { text: ' (80 % interval ' },
    resultSegment(python, ['points', at, 'low_80']),
    { text: ' to ' },
    resultSegment(python, ['points', at, 'high_80']),
    { text: ', 95 % ' },
    resultSegment(python, ['points', at, 'low_95']),
    { text: ' to ' },
    resultSegment(python, ['points', at, 'high_95']),
    { text: ')' },
  ];
}

/** How each method is named in a sentence. */
const methodNames: Readonly<Record<string, string>> = {
  'last value': 'the last value carried on',
  'same season before': 'the value of the same season before',
  'damped trend': 'a damped trend (Holt)',
  'damped trend and season': 'a damped trend with a season (Holt-Winters)',
  'damped trend and proportional season':
    'a damped trend with a season in proportion to it (Holt-Winters, on logarithms)',
};

function methodSentence({ grain }: Series, python: PythonFinding): Segment[] {
  const method = cellText(resultAt(python, ['method']));
  return [
    { text: `It rests on ` },
    resultSegment(python, ['n'], countFormat),
    {
      text: ` ${grain}s, ${cellText(resultAt(python, ['from']))} to ${cellText(resultAt(python, ['to']))}, and on `,
    },
    { text: `${methodNames[method] ?? method}: held against the last ` },
    resultSegment(python, ['held_out'], countFormat),
    { text: ', it missed by ' },
    resultSegment(python, ['error']),
    { text: ' on average, the least of the methods tried.' },
  ];
}

function dataSentences({ grain, how }: Series, python: PythonFinding): Segment[][] {
  const leftOut = resultAt(python, ['left_out']);
  const names = Array.isArray(leftOut) ? leftOut.map(cellText) : [];
  const filled = numberAt(python, ['filled']) ?? 0;
  const filler = how === 'mean' ? 'lie on a line between their neighbours' : 'count as zero';
  return [
    ...(names.length === 0
      ? []
      : [
          [
            {
              text: `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} left out: the data cover only a part of ${names.length === 1 ? 'it' : 'them'}.`,
            },
          ],
        ]),
    ...(filled === 0
      ? []
      : [[resultSegment(python, ['filled'], countFormat), { text: ` ${grain}s without rows ${filler}.` }]]),
  ];
}

function tooLittle(topic: Topic, { grain }: Series, python: PythonFinding): Segment[] {
  return [
    { text: `There is too little to go on${whereText(topic)}: a forecast needs at least ` },
    resultSegment(python, ['needed'], countFormat),
    { text: ` complete ${grain}s, and there are ` },
    resultSegment(python, ['n'], countFormat),
    { text: '.' },
  ];
}

function chartOf(series: Series, table: PythonFinding): ChartSpec {
  const name = seriesName(series);
  return {
    type: 'line',
    title: `${name} by ${series.grain}, and what is expected`,
    subtitle: `${name}, with the 95 % interval`,
    resultId: table.id,
    style: 'number',
    x: 'period',
    y: [name, 'forecast', '95 % from', '95 % to'],
  };
}

function followUps({ column, grain }: Series): string[] {
  if (column === undefined) return [`How many rows per ${grain}?`];
  return [
    `How did the average ${column.name} change over time?`,
    `Are there outliers in ${column.name}?`,
    `What is the distribution of ${column.name}?`,
  ];
}
