import type { Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import type { ChartSpec } from '../../../../core/chart.ts';
import {
  numberAt,
  type PythonFinding,
  resultAt,
  resultMetrics,
  resultSegment,
  textFormat,
} from '../../python/result.ts';
import { whereText } from '../../python/task.ts';
import { says, type Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';

function strongestName(labels: readonly string[], first: SchemaColumn | undefined, label: string): string {
  return labels.length === 1 && labels[0] === 'right' ? `${first?.name ?? ''} and ${label}` : label;
}

function strongestSentence(topic: Topic, python: PythonFinding, name: string): Segment[] {
  if (numberAt(python, [0, 'coefficient']) === undefined) {
    return [
      {
        text: `There are too few rows, or too few different values, for any correlation${whereText(topic)}.`,
      },
    ];
  }
  return [
    { text: `The strongest correlation${whereText(topic)} is that of ` },
    { text: name, strong: true },
    { text: ': ' },
    resultSegment(python, [0, 'coefficient']),
    { text: ', p ' },
    resultSegment(python, [0, 'p']),
    { text: '.' },
  ];
}

const mostMetrics = 6;

export function listAnswer(
  topic: Topic,
  python: PythonFinding,
  labels: readonly string[],
  columns: readonly SchemaColumn[],
) {
  const rows = python.result.table?.rows.length ?? 0;
  const label = (row: number) => labels.map((name) => cellText(resultAt(python, [row, name]))).join(' and ');
  const shown = Array.from({ length: Math.min(rows, mostMetrics) }, (_, row) => row);
  const [first, second] = columns;
  const asksForm = says(topic, /non-?linear/);
  return {
    text: [strongestSentence(topic, python, strongestName(labels, first, label(0)))],
    headline:
      labels.length === 2
        ? labels.map((name) => resultAt(python, [0, name]))
        : resultAt(python, [0, labels[0] ?? '']),
    metrics: resultMetrics(
      python,
      shown.flatMap((row) => [
        [label(row), [row, 'coefficient']] as const,
        [`${label(row)}, p-value`, [row, 'p']] as const,
        ...(asksForm ? [[`${label(row)}, relationship`, [row, 'relationship'], textFormat] as const] : []),
      ]),
    ),
    chart: chartOfList(python, labels),
    tableResultId: python.id,
    followUps:
      first === undefined || second === undefined
        ? []
        : [`Is there a correlation between ${first.name} and ${second.name}?`],
  };
}

function chartOfList(python: PythonFinding, labels: readonly string[]): ChartSpec | null {
  const x = labels.at(-1);
  if (x === undefined || labels.length > 1 || python.result.table === null) return null;
  const common = {
    title: 'Correlations, strongest first',
    subtitle: 'correlation coefficient',
    resultId: python.id,
  };
  return { type: 'bar', ...common, style: 'number', x, y: ['coefficient'], arrangement: 'grouped' };
}
