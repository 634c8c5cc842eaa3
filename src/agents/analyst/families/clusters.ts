import type { Assumption, Segment } from '../../../core/answer.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import type { ColumnMark, NumberMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, dataSql } from '../python/data.ts';
import { program, pythonColumn } from '../python/program.ts';
import {
  countFormat,
  nextOf,
  numberAt,
  type PythonFinding,
  percentFormat,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  asks,
  asOfMethod,
  isNumeric,
  namedColumns,
  type Topic,
  tokensLike,
  topicOf,
} from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { measuresOf } from './shared/columns.ts';

/** "Cluster customers by age and spend", "find 3 clusters of height and weight", "segment by income and visits". */
export const clusters: Family = {
  name: 'clusters',
  about: 'rows that are alike in two or more measures: k-means, how many clusters by silhouette',
  examples: (schema) => {
    const [first, second] = measuresOf(schema);
    return first === undefined || second === undefined
      ? []
      : [`Find clusters of ${first.name} and ${second.name}`];
  },
  read: (of) => {
    const said = topicOf(of);
    const cues = tokensLike(said, /^(clusters?|clustering|clustered|kmeans|means|segments?|segmentation)$/);
    if (!asks(said, /\bcluster|\bk[- ]?means\b|\bsegment/)) return [];
    const wanted = wantedOf(said);
    const topic = wanted === undefined ? said : asOfMethod(said, [wanted]);
    const named = namedColumns(topic).filter(
      (mark) => !cues.some(({ index }) => mark.span.from <= index && index < mark.span.to),
    );
    const measures = named.filter((mark) => isNumeric(topic, mark));
    return measures.length >= 2 && measures.length <= mostMeasures
      ? [readingOf(topic, measures, wanted)]
      : [];
  },
};

const mostMeasures = 5;
const mostClusters = 10;
/** More rows than these are sampled: enough for sizes and centres. */
const mostRows = 200_000;
const mostPoints = 1_000;

const methodWords =
  /^(clusters?|clustering|clustered|kmeans|k|means|segments?|segmentation|group|groups|similar|alike|into)$/;

function readingOf(topic: Topic, marks: readonly ColumnMark[], wanted: NumberMark | undefined): Reading {
  const columns = marks.map(({ column }) => column);
  const ask: DataAsk = { table: topic.of.schema.table, numbers: columns, where: topic.scope.where };
  const sql = `SELECT *\nFROM (\n${dataSql(ask)}\n)\nUSING SAMPLE reservoir(${mostRows} ROWS) REPEATABLE (1)`;
  const names = listed(columns);
  const main = `
points = list(zip(${columns.map(({ name }) => pythonColumn(name)).join(', ')}))
results = clusters(points, ${wanted?.number.value ?? 'None'})`;
  const task = statisticTask({
    topic,
    what: `clusters of rows alike in ${names}`,
    columns,
    assumptions: assumptionsOf(wanted),
    python: { code: program(['clusters'], main), sql },
    next: (first) => pointsStep(first, columns, sql),
    answer: (findings) => answerOf(topic, columns, pythonOf(findings), nextOf(findings)),
  });
  return statisticReading(topic, task, marks, {
    words: tokensLike(topic, methodWords).map(({ index }) => index),
    marks: topic.groups.flatMap((group) => group.marks),
  });
}

/** "age, height and weight". */
function listed(columns: readonly SchemaColumn[]): string {
  const names = columns.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** "3 clusters", "k = 4". */
function wantedOf({ of }: Topic): NumberMark | undefined {
  return of.marks.find((mark): mark is NumberMark => {
    if (mark.kind !== 'number') return false;
    const { value } = mark.number;
    const near = of.tokens.slice(Math.max(0, mark.span.from - 2), mark.span.to + 1);
    return (
      Number.isInteger(value) &&
      value >= 2 &&
      value <= mostClusters &&
      near.some(({ word }) => /^(clusters?|segments?|groups?|k)$/.test(word))
    );
  });
}

function assumptionsOf(wanted: NumberMark | undefined): Assumption[] {
  const how = 'I used k-means on standardised measures, so that each counts the same';
  const why =
    wanted === undefined ? ', with as many clusters as keep them furthest apart (silhouette).' : '.';
  return [{ text: `${how}${why}`, alternatives: [] }];
}

/** A sample of the rows, each with its nearest centre. */
function pointsStep(first: PythonFinding, columns: readonly SchemaColumn[], sql: string) {
  const k = numberAt(first, ['k']);
  if (k === undefined) return undefined;
  const centres = Array.from({ length: k }, (_, at) => resultAt(first, ['clusters', at, 'centre']));
  const deviations = columns.map((_, at) => resultAt(first, ['scales', at, 'deviation']));
  const main = `
centres = ${JSON.stringify(centres)}
deviations = ${JSON.stringify(deviations)}
points = list(zip(${columns.map(({ name }) => pythonColumn(name)).join(', ')}))
points = points[:: math.ceil(len(points) / ${mostPoints})]
scaled = [[value / deviation for value, deviation in zip(centre, deviations)] for centre in centres]
results = []
for point in points:
    place = nearest([value / deviation for value, deviation in zip(point, deviations)], scaled)
    results.append(dict(zip(${JSON.stringify(columns.map(({ name }) => name))}, point)) | {"cluster": f"Cluster {place + 1}"})
results.sort(key=lambda row: row["cluster"])`;
  return { code: program(['clusters'], main), sql, purpose: 'Rows with their cluster' };
}

// --- answer ------------------------------------------------------------------

function answerOf(
  topic: Topic,
  columns: readonly SchemaColumn[],
  python: PythonFinding,
  points: PythonFinding | undefined,
) {
  const k = numberAt(python, ['k']);
  const places = Array.from({ length: k ?? 0 }, (_, at) => at);
  const [x, y] = columns;
  return {
    text:
      k === undefined
        ? [tooLittle(columns, topic)]
        : [
            foundSentence(topic, columns, python),
            ...places.map((at) => clusterSentence(columns, python, at)),
          ],
    headline: k ?? null,
    metrics: resultMetrics(python, [
      ['Clusters', ['k'], countFormat],
      ['Silhouette', ['silhouette']],
      ['Rows', ['n'], countFormat],
      ...places.map((at) => [`Rows in cluster ${at + 1}`, ['clusters', at, 'size'], countFormat] as const),
    ]),
    ...(points === undefined || x === undefined || y === undefined
      ? {}
      : { tableResultId: points.id, chart: scatterOf(topic, x, y, points) }),
    followUps: [
      `Is there a correlation between ${x?.name ?? ''} and ${y?.name ?? ''}?`,
      `What is the distribution of ${x?.name ?? ''}?`,
      `Are there outliers in ${y?.name ?? ''}?`,
    ],
  };
}

/** How clear a structure is by its mean silhouette (Kaufman and Rousseeuw 1990, chapter 2). */
function clarity(silhouette: number): string {
  if (silhouette > 0.7) return 'they are clearly apart';
  if (silhouette > 0.5) return 'they are reasonably apart';
  return silhouette > 0.25
    ? 'they overlap, and may be of no meaning'
    : 'they are hardly apart: these rows have no clear clusters';
}

function foundSentence(topic: Topic, columns: readonly SchemaColumn[], python: PythonFinding): Segment[] {
  return [
    { text: `By ${listed(columns)}${whereText(topic)}, ` },
    resultSegment(python, ['n'], countFormat),
    { text: ' rows fall into ' },
    resultSegment(python, ['k'], countFormat),
    { text: ' clusters', strong: true },
    { text: `; ${clarity(numberAt(python, ['silhouette']) ?? 0)} (mean silhouette ` },
    resultSegment(python, ['silhouette']),
    { text: ' of at most 1).' },
  ];
}

function clusterSentence(columns: readonly SchemaColumn[], python: PythonFinding, at: number): Segment[] {
  const centre = columns.flatMap(({ name }, axis): Segment[] => [
    { text: `${axis === 0 ? '' : ', '}${name} ` },
    resultSegment(python, ['clusters', at, 'centre', axis]),
  ]);
  return [
    { text: `Cluster ${at + 1}: `, strong: true },
    resultSegment(python, ['clusters', at, 'size'], countFormat),
    { text: ' rows (' },
    resultSegment(python, ['clusters', at, 'share'], percentFormat),
    { text: '), on average ' },
    ...centre,
    { text: '.' },
  ];
}

function tooLittle(columns: readonly SchemaColumn[], topic: Topic): Segment[] {
  const names = listed(columns);
  return [
    {
      text: `There are too few rows, or too few different values of ${names}, for clusters${whereText(topic)}.`,
    },
  ];
}

function scatterOf(topic: Topic, x: SchemaColumn, y: SchemaColumn, points: PythonFinding): ChartSpec {
  const count = points.result.table?.rows.length ?? 0;
  const scope = topic.scope.text === '' ? '' : `, only rows where ${topic.scope.text}`;
  return {
    type: 'scatter',
    title: `Clusters of ${x.name} and ${y.name}`,
    subtitle: `${y.name} against ${x.name}`,
    resultId: points.id,
    style: 'number',
    x: x.name,
    y: y.name,
    series: 'cluster',
    note: `${count} rows${scope}`,
  };
}
