import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark, Mark } from '../../annotate/mark.ts';
import type { Family, Reading } from '../../family.ts';
import { nextOf, numberAt, pythonOf } from '../../python/result.ts';
import { statisticReading, statisticTask } from '../../python/task.ts';
import {
  asks,
  asOfMethod,
  isNumeric,
  namedColumns,
  type Topic,
  tokensLike,
  topicOf,
} from '../../python/topic.ts';
import { cues, type Parse } from '../../read/parse.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { measuresOf } from '../shared/columns.ts';
import { forecastAnswer } from './answer.ts';
import { type Horizon, horizonOf } from './horizon.ts';
import { forecastProgram, forecastRows } from './program.ts';
import { type Series, seriesName, seriesSql } from './series.ts';

/** "Forecast sales for the next 6 months", "predict the number of orders next week", "expected revenue in the coming year". */
export const forecast: Family = {
  name: 'forecast',
  about: 'what comes next: a series by day, week, month … continued, with 80 % and 95 % intervals',
  examples: (schema) => {
    const measure = measuresOf(schema).find(isAmount);
    const unit = schema.time?.isTime === true ? 'months' : 'years';
    return measure === undefined || schema.time === undefined
      ? []
      : [`Forecast ${measure.name} for the next 3 ${unit}`];
  },
  read: (of) => {
    const topic = topicOf(of);
    const time = of.schema.time;
    const trust = trustOfWords(topic);
    if (time === undefined || trust === 0) return [];
    const ahead = horizonOf(of, time);
    const asMethod = asOfMethod(topic, ahead.marks);
    const isOfOtherTime = asMethod.scope.columns.includes(time.name);
    const measure = measureOf(asMethod, time);
    return isOfOtherTime || measure === 'unclear' ? [] : [readingOf(asMethod, time, ahead, measure, trust)];
  },
};

const forecastWords =
  /^(forecasts?|forecasting|forecasted|predict|predicted|prediction|project|projected|projection|extrapolate|expect|expected|next|coming|upcoming|future|ahead|will|periods?)$/;

function trustOfWords(topic: Topic): number {
  if (tokensLike(topic, /^(forecasts?|forecasting|forecasted|extrapolate)$/).length > 0) return 1;
  const looksAhead = asks(topic, /\b(?:next|coming|upcoming|future)\b/);
  return looksAhead && asks(topic, /\b(?:predict(?:ed|ion)?|project(?:ed|ion)?|expect(?:ed)?|will)\b/)
    ? 0.95
    : 0;
}

/** The one number that is named; none where rows are counted. */
function measureOf(topic: Topic, time: SchemaColumn): ColumnMark | undefined | 'unclear' {
  const others = namedColumns(topic).filter(({ column }) => column !== time);
  const [first, second] = others.filter((mark) => isNumeric(topic, mark));
  const isGrouped = topic.groups.some(({ grain, column }) => grain === undefined && column !== time);
  if (second !== undefined || isGrouped) return 'unclear';
  if (first !== undefined) return first;
  return cues(topic.of, 'count').length > 0 || others.length === 0 ? undefined : 'unclear';
}

const meanWords =
  /^(price|rate|temperature|age|score|rating|ratio|level|speed|percent|percentage|humidity|index|height|weight|average|share|pressure)$/;

function isAmount({ profile, words }: SchemaColumn): boolean {
  return profile.semanticType !== 'percentage' && !words.some(({ stem }) => meanWords.test(stem));
}

/** Amounts are added up; prices, rates and the like are averaged. */
function howOf(of: Parse, column: SchemaColumn | undefined): Series['how'] {
  if (column === undefined) return 'count';
  const [said] = cues(of, 'aggregate');
  if (said?.cue.how === 'sum') return 'sum';
  if (said !== undefined) return 'mean';
  return isAmount(column) ? 'sum' : 'mean';
}

function readingOf(
  topic: Topic,
  time: SchemaColumn,
  ahead: Horizon,
  measure: ColumnMark | undefined,
  trust: number,
): Reading {
  const series: Series = {
    time,
    grain: ahead.grain,
    how: howOf(topic.of, measure?.column),
    column: measure?.column,
  };
  const sql = seriesSql(topic, series);
  const name = seriesName(series);
  const task = statisticTask({
    topic,
    what: `the ${name} by ${series.grain}, ${ahead.steps} ahead`,
    columns: [time, ...(measure === undefined ? [] : [measure.column])],
    assumptions: assumptionsOf(topic, series, ahead),
    queries: [{ sql, purpose: `${name} by ${series.grain}`, rowLimit: 5_000 }],
    mayBeSampled: false,
    python: { code: forecastProgram(series, ahead.steps), sql },
    next: (first) =>
      numberAt(first, ['points', 0, 'mean']) === undefined
        ? undefined
        : {
            code: forecastRows(series, ahead.steps),
            sql,
            purpose: `${name} by ${series.grain}, and what is expected`,
          },
    answer: (findings) => forecastAnswer(topic, series, ahead.steps, pythonOf(findings), nextOf(findings)),
  });
  return statisticReading(topic, task, measure === undefined ? [] : [measure], {
    trust,
    words: [...ahead.words, ...tokensLike(topic, forecastWords).map(({ index }) => index)],
    marks: otherMarks(topic, time),
  });
}

/** What a forecast takes up beside its measure: the time, how it is added up, "next". */
function otherMarks(topic: Topic, time: SchemaColumn): Mark[] {
  const { of } = topic;
  return [
    ...topic.columns.filter(({ column }) => column === time),
    ...topic.groups.flatMap(({ marks }) => marks),
    ...cues(of, 'aggregate'),
    ...cues(of, 'count'),
    ...cues(of, 'next'),
    ...cues(of, 'trend'),
  ];
}

function assumptionsOf({ of }: Topic, series: Series, { grain, steps }: Horizon): Assumption[] {
  const { column, how } = series;
  const isSaid = cues(of, 'aggregate').length > 0;
  const unit = `${steps} ${grain}s`;
  const other = how === 'sum' ? 'average' : 'total';
  const added: Assumption[] =
    column === undefined || isSaid
      ? []
      : [
          {
            text: `I ${how === 'sum' ? 'added up' : 'averaged'} ${column.name} by ${grain}.`,
            alternatives: [
              {
                label: `${other} ${column.name}`,
                question: `Forecast ${other} ${column.name} for the next ${unit}`,
              },
            ],
          },
        ];
  return [
    ...added,
    {
      text: 'I took the pattern of the past to go on, and the errors to be normal; the method is the one that missed least on the last values.',
      alternatives: [],
    },
  ];
}
