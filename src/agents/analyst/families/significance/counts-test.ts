import type { Assumption, Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import { quoteIdentifier } from '../../../../core/dataset.ts';
import type { Reading } from '../../family.ts';
import { type DataAsk, fromLines } from '../../python/data.ts';
import { program, pythonColumn } from '../../python/program.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  type SqlFinding,
  sqlOf,
  truthFormat,
} from '../../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../../python/task.ts';
import { alphaOf, asks, asksWhether, type Topic } from '../../python/topic.ts';
import { scopeOf } from '../../read/scope.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { verdictSegments } from '../verdict.ts';
import type { Category } from './category.ts';

/** Rows of two categories, and the test of their counts. */
export function countsReading(asked: Topic, first: Category, second: Category): Reading {
  const { conditions } = asked.scope;
  const topic = { ...asked, scope: scopeOf(conditions.filter((one) => one !== first.numerator)) };
  const alpha = alphaOf(topic);
  const [a, b] = [first.column.name, second.column.name];
  const main = `
counts = {}
for a, b, rows in zip(${pythonColumn(a)}, ${pythonColumn(b)}, columns["rows"]):
    counts.setdefault(a, {})[b] = rows
names = sorted({name for row in counts.values() for name in row})
table = [[row.get(name, 0) for name in names] for row in counts.values()]
found = {**chi_square(table), "test": "Chi-square test", "least_expected": least_expected(table)}
${countsTest(topic)}
results = {
    **found,
    "significant": None if found["p"] is None else found["p"] < ${alpha},
    "alpha": ${alpha},
    "n": sum(columns["rows"]),
}`;
  const sql = countsSql(topic, first.column, second.column);
  const task = statisticTask({
    topic,
    what: `whether ${a} and ${b} are independent`,
    columns: [first.column, second.column],
    mayBeSampled: false,
    assumptions: countsAssumption(topic, a, b),
    queries: [{ sql, purpose: `Rows by ${a} and ${b}` }],
    python: { code: program(['significance'], main), sql },
    answer: (findings) => countsAnswer(topic, a, b, pythonOf(findings), sqlOf(findings)),
  });
  return statisticReading(topic, task, [], { marks: [...first.marks, ...second.marks] });
}

/** Chi-square needs some rows in each cell (Cochran 1954): with fewer in a two by two table, Fisher's test is exact. */
function countsTest(topic: Topic): string {
  if (asks(topic, /chi/) && !asks(topic, /fisher/)) return '';
  const isFew = asks(topic, /fisher/) ? 'True' : 'found["least_expected"] < 5';
  return `
if len(table) == 2 and len(names) == 2 and ${isFew}:
    found = {**found, **fisher_exact(table), "chi_square_p": found["p"], "test": "Fisher’s exact test"}`.trim();
}

function countsAssumption(topic: Topic, a: string, b: string): Assumption[] {
  if (asks(topic, /chi|fisher/)) return [];
  return [
    {
      text: 'I used the chi-square test (with Yates’s correction for two by two), or Fisher’s exact test where a two by two table has an expected count below 5.',
      alternatives: [{ label: 'Chi-square', question: `Chi-square test of ${a} and ${b}` }],
    },
  ];
}

function countsSql(topic: Topic, first: SchemaColumn, second: SchemaColumn): string {
  const names = [first, second].map(({ name }) => quoteIdentifier(name));
  const ask: DataAsk = {
    table: topic.of.schema.table,
    numbers: [],
    categories: [first, second],
    where: topic.scope.where,
  };
  return [
    `SELECT ${names.map((name) => `${name}::VARCHAR AS ${name}`).join(', ')}, count(*) AS rows`,
    ...fromLines(ask),
    'GROUP BY ALL',
    'ORDER BY ALL',
  ].join('\n');
}

function countsAnswer(
  topic: Topic,
  a: string,
  b: string,
  python: PythonFinding,
  counts: SqlFinding | undefined,
) {
  const p = numberAt(python, ['p']);
  const text: Segment[] =
    p === undefined
      ? [{ text: `${a} or ${b} has only one value${whereText(topic)}: there is nothing to compare.` }]
      : verdictSegments(topic, cellText(resultAt(python, ['test'])), python, {
          yes: `${a} and ${b} go together significantly more than by chance${whereText(topic)}`,
          no: `${a} and ${b} do not go together significantly more than by chance${whereText(topic)}`,
          counted: 'rows',
        });
  return {
    text: [text],
    headline: asksWhether(topic) ? resultAt(python, ['significant']) : (p ?? null),
    metrics: resultMetrics(python, [
      ['p-value', ['p']],
      ['Chi-square', ['statistic']],
      ['Degrees of freedom', ['freedom'], countFormat],
      ['p-value of chi-square', ['chi_square_p']],
      ['Odds ratio', ['odds_ratio']],
      ['Least expected count', ['least_expected']],
      ['Significant', ['significant'], truthFormat],
      ['Rows', ['n'], countFormat],
    ]),
    tableResultId: counts?.id ?? null,
    followUps: [`How many rows by ${a}?`, `How many rows by ${b}?`],
  };
}
