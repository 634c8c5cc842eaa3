import type { Assumption, Segment } from '../../../core/answer.ts';
import { cellText } from '../../../core/cell.ts';
import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ColumnMark, Mark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, dataSql, fromLines } from '../python/data.ts';
import { type ProgramPart, program, pythonColumn } from '../python/program.ts';
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
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  alphaOf,
  asks,
  asksWhether,
  categoryColumns,
  hasFewValues,
  numericColumns,
  says,
  soleNumber,
  type Topic,
  topicOf,
} from '../python/topic.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { columnNamed, type SchemaColumn } from '../schema/schema.ts';
import { dimensionsOf, measuresOf } from './shared.ts';
import { verdictSegments } from './verdict.ts';

/** "Does income differ significantly by gender?", "t-test of fare between survivors", "chi-square test of bank and status". */
export const significance: Family = {
  name: 'significance',
  about: 'whether groups differ by more than chance: t-test, Mann-Whitney, ANOVA, Kruskal-Wallis, chi-square',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension, other] = dimensionsOf(schema);
    return [
      ...(measure === undefined || dimension === undefined
        ? []
        : [`Does ${measure.name} differ significantly by ${dimension.name}?`]),
      ...(dimension === undefined || other === undefined
        ? []
        : [`Is there an association between ${dimension.name} and ${other.name}?`]),
    ];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (!asks(topic, asked)) return [];
    const [firstMeasure, secondMeasure] = numericColumns(topic);
    const measure = soleNumber(topic) ?? firstMeasure;
    const isOfOne = secondMeasure === undefined || soleNumber(topic) !== undefined;
    const categories = categoriesOf(topic);
    const [first, second, third] = categories;
    const isOfCounts = asks(topic, /chi[- ]?sq|\bchi2|fisher/);
    if (!isOfCounts && measure !== undefined && isOfOne && first !== undefined && second === undefined) {
      return [groupsReading(topic, measure, first)];
    }
    const isPlain = third === undefined && asks(topic, /chi|fisher|independen|associat|relat|significan/);
    if (measure === undefined && first !== undefined && second !== undefined && isPlain) {
      return [tableReading(topic, first, second)];
    }
    return [];
  },
};

const asked =
  /\bsignifican[^.?]{0,60}\bdiffer|\bdiffer[^.?]{0,80}\bsignifican|\bt[- ]?test|mann[- ]?whitney|\blevene|kolmogorov|\bks[- ]test|\banova\b|analysis of variance|kruskal|chi[- ]?squared?|\bchi2|fisher|\bindependen|\bassociat|\brelationship|\brelated/;

/** A column that makes groups: named, grouped by, or that of the values that are compared. */
interface Category {
  readonly column: SchemaColumn;
  readonly marks: readonly Mark[];
  readonly mark: ColumnMark | undefined;
  /** The value whose rate is asked about: no filter. */
  readonly numerator?: Condition;
}

function categoriesOf(topic: Topic): Category[] {
  const grouped = topic.groups.flatMap(({ by, column, marks }): Category[] =>
    by.kind === 'column' && hasFewValues({ by, column, marks }) ? [{ column, marks, mark: undefined }] : [],
  );
  const named = categoryColumns(topic).map(
    (mark): Category => ({ column: mark.column, marks: [mark], mark }),
  );
  const compared = topic.scope.conditions.flatMap(({ filter, columns }): Category[] => {
    const isChoice = (filter.kind === 'one-of' && filter.values.length > 1) || filter.kind === 'or';
    const column = isChoice ? columns[0] : undefined;
    const known = column === undefined ? undefined : columnNamed(topic.of.schema, column.name);
    return known === undefined ? [] : [{ column: known, marks: [], mark: undefined }];
  });
  const found = [...ratedOf(topic), ...grouped, ...named, ...compared];
  return found.filter((one, index) => found.findIndex(({ column }) => column === one.column) === index);
}

/** "is the failure rate different": the column that the rate is of, where it has no third value. */
function ratedOf(topic: Topic): Category[] {
  const rates = cues(topic.of, 'rate');
  const [numerator] = topic.scope.conditions;
  const [column] = numerator?.columns ?? [];
  if (rates.length === 0 || numerator === undefined || column?.profile.distinctCount !== 2) return [];
  return [{ column, marks: [...rates, ...numerator.marks], mark: undefined, numerator }];
}

// --- a number by group -------------------------------------------------------

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

const parts: readonly ProgramPart[] = ['significance'];

function groupsReading(topic: Topic, measure: ColumnMark, category: Category): Reading {
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
    python: { code: program(parts, main), sql: dataSql(ask) },
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

// --- two categories ----------------------------------------------------------

function tableReading(asked: Topic, first: Category, second: Category): Reading {
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
${tableTest(topic)}
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
    assumptions: tableAssumption(topic, a, b),
    queries: [{ sql, purpose: `Rows by ${a} and ${b}` }],
    python: { code: program(parts, main), sql },
    answer: (findings) => tableAnswer(topic, a, b, pythonOf(findings), sqlOf(findings)),
  });
  return statisticReading(topic, task, [], { marks: [...first.marks, ...second.marks] });
}

/** Chi-square needs some rows in each cell (Cochran 1954): with fewer in a two by two table, Fisher's test is exact. */
function tableTest(topic: Topic): string {
  if (asks(topic, /chi/) && !asks(topic, /fisher/)) return '';
  const isFew = asks(topic, /fisher/) ? 'True' : 'found["least_expected"] < 5';
  return `
if len(table) == 2 and len(names) == 2 and ${isFew}:
    found = {**found, **fisher_exact(table), "chi_square_p": found["p"], "test": "Fisher’s exact test"}`.trim();
}

function tableAssumption(topic: Topic, a: string, b: string): Assumption[] {
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

function tableAnswer(
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
