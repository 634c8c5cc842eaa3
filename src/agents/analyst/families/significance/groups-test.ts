import type { Assumption, Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { type DataAsk, dataSql } from '../../python/data.ts';
import { program, pythonColumn } from '../../python/program.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  truthFormat,
} from '../../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../../python/task.ts';
import { alphaOf, asksWhether, says, type Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { verdictSegments } from '../verdict.ts';
import type { Category } from './category.ts';

interface Test {
  readonly name: string;
  readonly main: string;
}

/** Two groups are compared by Welch's t-test, more by analysis of variance, unless another test is asked for. */
function testOf(topic: Topic): Test {
  if (says(topic, /mann[- ]?whitney|wilcoxon|rank[- ]?sum/))
    return { name: 'Mann-Whitney U', main: two('mann_whitney(*pair)') };
  if (
    says(
      topic,
      /\blevene|brown[- ]forsythe|(?:equal|homogen)\w* (?:of )?varianc\w*(?! t)|variances? (?:are |be )?(?:equal|differ)/,
    )
  )
    return { name: 'Levene (medians)', main: 'found = levene(list(groups.values()))' };
  if (says(topic, /kolmogorov|\bks[- ]test/))
    return { name: 'Kolmogorov-Smirnov', main: two('two_sample_ks(*pair)') };
  if (says(topic, /kruskal/))
    return { name: 'Kruskal-Wallis', main: 'found = kruskal_wallis(list(groups.values()))' };
  if (says(topic, /\banova\b|analysis of variance/))
    return { name: 'ANOVA', main: 'found = anova(list(groups.values()))' };
  if (says(topic, /student|equal variance|ttest_ind/) && !says(topic, /welch|unequal/)) {
    return { name: 'Student’s t-test', main: two('t_test(*pair, equal_variances=True)') };
  }
  if (says(topic, /\bt[- ]?test|welch/))
    return { name: 'Welch’s t-test', main: two('t_test(*pair, equal_variances=False)') };
  return { name: '', main: either };
}

function two(call: string): string {
  return `
pair = sorted(groups.values(), key=len)[-2:]
found = ${call} if len(pair) == 2 else {"statistic": None, "p": None}`.trim();
}

const either = `
if len(groups) == 2:
    found = {**t_test(*groups.values(), equal_variances=False), "test": "Welch’s t-test"}
else:
    found = {**anova(list(groups.values())), "test": "ANOVA"}`.trim();

export function groupsReading(topic: Topic, measure: ColumnMark, category: Category): Reading {
  const test = testOf(topic);
  const alpha = alphaOf(topic);
  const ask: DataAsk = {
    table: topic.of.schema.table,
    numbers: [measure.column],
    categories: [category.column],
    where: topic.scope.where,
  };
  const main = `
groups = {}
for name, value in zip(${pythonColumn(category.column.name)}, ${pythonColumn(measure.column.name)}):
    groups.setdefault(name, []).append(value)
groups = dict(sorted(groups.items()))
${test.main}
results = {
    **found,
    "significant": None if found["p"] is None else found["p"] < ${alpha},
    "alpha": ${alpha},
    "means": {name: statistics.fmean(values) for name, values in groups.items()},
    "n": sum(map(len, groups.values())),
}`;
  const task = statisticTask({
    topic,
    what: `whether ${measure.column.name} differs by ${category.column.name}`,
    columns: [measure.column, category.column],
    assumptions: test.name === '' ? [testAssumption(measure.column, category.column)] : [],
    python: { code: program(['significance'], main), sql: dataSql(ask) },
    answer: (findings) => groupsAnswer(topic, test, measure.column, category.column, pythonOf(findings)),
  });
  const trust = says(topic, /\bsignifican|test|anova|whitney|kruskal/) ? 1 : 0.8;
  return statisticReading(topic, task, [measure], { marks: category.marks, trust });
}

function testAssumption(measure: SchemaColumn, category: SchemaColumn): Assumption {
  return {
    text: 'I compared means, two-sided: of two groups by Welch’s t-test, which does not take their variances for equal; of more by analysis of variance, which does.',
    alternatives: [
      { label: 'By ranks', question: `Kruskal-Wallis test of ${measure.name} by ${category.name}` },
    ],
  };
}

const mostMeans = 6;

function groupsAnswer(
  topic: Topic,
  test: Test,
  measure: SchemaColumn,
  category: SchemaColumn,
  python: PythonFinding,
) {
  const name = test.name === '' ? cellText(resultAt(python, ['test'])) : test.name;
  const means = resultAt(python, ['means']);
  const groups = means === null || typeof means !== 'object' ? [] : Object.keys(means);
  const p = numberAt(python, ['p']);
  const text: Segment[] =
    p === undefined
      ? [
          {
            text: `${name} needs more groups, or more different values of ${measure.name}, than there are${whereText(topic)}.`,
          },
        ]
      : verdictSegments(topic, name, python, {
          yes: `${measure.name} differs significantly by ${category.name}${whereText(topic)}`,
          no: `${measure.name} does not differ significantly by ${category.name}${whereText(topic)}`,
          counted: 'rows',
        });
  return {
    text: [text],
    headline: asksWhether(topic) ? resultAt(python, ['significant']) : (p ?? null),
    metrics: resultMetrics(python, [
      ['p-value', ['p']],
      [`${name} statistic`, ['statistic']],
      ['Significant', ['significant'], truthFormat],
      ...groups
        .slice(0, mostMeans)
        .map((group) => [`Mean ${measure.name}, ${group}`, ['means', group]] as const),
      ['Rows', ['n'], countFormat],
    ]),
    followUps: [`Average ${measure.name} by ${category.name}`, `Is ${measure.name} normally distributed?`],
  };
}
