import type { ColumnMark, Mark, NumberMark } from '../annotate/mark.ts';
import type { Grouping } from '../families/shared/grouping.ts';
import { groupings } from '../families/shared/groupings.ts';
import { askingWords, stopWords } from '../lexicon/plain-words.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, isYesNo, type Parse } from '../read/parse.ts';
import { type Scope, scopeOf } from '../read/scope.ts';
import { isMeasure, type SchemaColumn, shown } from '../schema/schema.ts';
import { cellText } from '../text/cell-text.ts';
import type { Token } from '../text/tokens.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that a question about statistics is made of; they say how it is asked, not of what. */
const statisticWords = list(`
correlation correlations correlate correlated correlates coefficient coefficients pearson pearsons spearman rank linear
linearly relationship relationships relation related association associated relate r rho p alpha level significance
significant significantly statistically statistical statistics tailed two one sided hypothesis null test tests testing
tested strength direction strong strongly weak moderate positive negative assess assessed evaluate check determine perform
conduct conducted analysis analyze analyse study investigate examine measure measured regression regressions squared
square determination slope intercept line fit fits fitted best goodness model models rmse root error predict predicts
effect affect affects influence depend depends dependent independent outlier outliers anomaly anomalies anomalous extreme
unusual detect detection detected z score scores iqr interquartile mad modified quartile method methods rule threshold thresholds
absolute identify deviations deviation standard std mean means median variance average distribution distributions
distributed skewness skew skewed kurtosis normal normally normality gaussian adhere adheres follow follows shapiro wilk
kolmogorov smirnov anderson darling dagostino jarque bera histogram spread shape symmetric symmetry tails moments excess
difference differences differ differs student students t ttest welch mann whitney u anova variance kruskal wallis h chi
chi2 independence groups group between among using based remove removing removed without excluding pruned
population sample calculated calculation pairs pair matrix most strongest highest weakest numeric numerical variable
variables feature features series overall new recalculate afterwards after adjusted unadjusted confidence interval
any exist whether via scipy pandas numpy function library python summarize summary describe central tendency
multiple multivariate paired wilcoxon signed fisher exact levene kendall kendalls tau agostino ks
separately separate respectively question count nonlinear assume point points data define defined considered greater less
larger smaller more than beyond interpret terms specific interpretation brief explanation findings resulting provide
`);

/** A question about statistics, with the words and numbers of the method told from those of the data. */
export interface Topic {
  readonly of: Parse;
  /** The question in small letters: what is asked for. */
  readonly question: string;
  /** Question and wishes for the answer, in small letters: how it is asked for. */
  readonly text: string;
  /** Columns that are named, in order, without those that groups are made by. */
  readonly columns: readonly ColumnMark[];
  readonly groups: readonly Grouping[];
  readonly scope: Scope;
  /** What the method itself explains: its cues, its numbers. */
  readonly marks: readonly Mark[];
  readonly words: readonly number[];
  /** Numbers of the method: a significance level, a threshold. */
  readonly numbers: readonly NumberMark[];
}

export function topicOf(of: Parse): Topic {
  const methodical = of.conditions.filter(
    (condition) => isMethodical(of, condition) || isMention(of, condition),
  );
  const marks = [...of.free, ...methodical.flatMap((condition) => condition.marks)];
  const aside = marks.filter((mark) => mark.kind === 'column' && isAside(of, mark));
  const groups = groupsOf(of, aside);
  const grouped = new Set(groups.flatMap((group) => group.marks));
  const numbers = marks.filter((mark): mark is NumberMark => mark.kind === 'number' && isOfMethod(of, mark));
  return {
    of,
    question: of.text.toLowerCase(),
    text: `${of.text} ${wishesOf(of)}`.toLowerCase(),
    columns: marks
      .filter(
        (mark): mark is ColumnMark => mark.kind === 'column' && !grouped.has(mark) && !aside.includes(mark),
      )
      .sort((a, b) => a.span.from - b.span.from),
    groups,
    scope: scopeOf(of.conditions.filter((condition) => !methodical.includes(condition))),
    marks: [
      ...aside,
      ...numbers,
      ...marks.filter((mark) => mark.kind === 'number' && isNumbering(of, mark)),
      ...marks.filter((mark) => mark.kind !== 'column' && mark.kind !== 'number' && saysMethod(of, mark)),
    ],
    words: of.tokens.filter(({ word }) => statisticWords.has(word)).map(({ index }) => index),
    numbers,
  };
}

/** One grouping a column; those by a noun for the rows themselves ("paid by the passengers") are none. */
function groupsOf(of: Parse, aside: readonly Mark[]): Grouping[] {
  const said = groupings(of).filter(
    ({ marks }) => !(isAgent(of, marks) && marks.some((mark) => aside.includes(mark))),
  );
  const named = [...said, ...comparedGroups(of, said)];
  const first = named.filter(
    (group, index) => named.findIndex(({ column }) => column === group.column) === index,
  );
  return first.map((group) => ({
    ...group,
    marks: named.filter(({ column }) => column === group.column).flatMap(({ marks }) => marks),
  }));
}

function isAgent(of: Parse, marks: readonly Mark[]): boolean {
  return marks.every((mark) => mark.kind !== 'cue' || of.tokens[mark.span.from]?.word === 'by');
}

/** "among male and female passengers separately": the values of one column that are told apart. */
function comparedGroups(of: Parse, said: readonly Grouping[]): Grouping[] {
  if (said.length > 0 || !/\b(?:separately|differs?|each|compared?)\b/i.test(of.text)) return [];
  return of.conditions.flatMap(({ filter, columns }) => {
    const [column] = columns;
    const isChoice = (filter.kind === 'one-of' && filter.values.length > 1) || filter.kind === 'or';
    return isChoice && column !== undefined ? [{ by: shown(column), column, marks: [] }] : [];
  });
}

/** A column that the words only seem to name: "the Age column", "z-score", a noun for the rows. */
function isAside(of: Parse, mark: ColumnMark): boolean {
  if (mark.isLoose && mark.column.profile.role === 'identifier') return true;
  const said = of.tokens.slice(mark.span.from, mark.span.to).map(({ word }) => word);
  const name = mark.column.name.toLowerCase();
  const isName =
    (said.join(' ') === name || said.join(' ') === `${name}s`) && of.tokens[mark.span.from - 1]?.word !== 'z';
  const isScore = said.join(' ') === 'z' && /^scores?$/.test(of.tokens[mark.span.to]?.word ?? '');
  return isScore || (!isName && saysMethod(of, mark) && said.every((word) => word.length > 1));
}

function wishesOf(of: Parse): string {
  return of.constraints;
}

export function numericColumns(topic: Topic): ColumnMark[] {
  return unique(topic.columns.filter((mark) => isNumeric(topic, mark)));
}

/** A number (or another mark) belongs to the method: what reads it as a filter is no filter, and its columns are named. */
export function asOfMethod(topic: Topic, taken: readonly Mark[]): Topic {
  const filters = topic.scope.conditions.filter(({ marks }) => marks.some((mark) => taken.includes(mark)));
  const freed = filters.flatMap(({ marks }) => marks).filter((mark) => !taken.includes(mark));
  const columns = freed.filter((mark) => mark.kind === 'column');
  return {
    ...topic,
    columns: [...topic.columns.filter((mark) => !taken.includes(mark)), ...columns].sort(
      (a, b) => a.span.from - b.span.from,
    ),
    scope: scopeOf(topic.scope.conditions.filter((condition) => !filters.includes(condition))),
    marks: [...topic.marks, ...taken, ...freed.filter((mark) => mark.kind !== 'column')],
  };
}

/** All columns that are named, those said behind "by" or "with" too, in order. */
export function namedColumns(topic: Topic): ColumnMark[] {
  const grouped = topic.groups.flatMap(({ marks }) => marks.filter((mark) => mark.kind === 'column'));
  return unique([...topic.columns, ...grouped].sort((a, b) => a.span.from - b.span.from));
}

/** A year counts as a number where its column is named: "in the recorded years" does not. */
export function isNumeric({ of }: Topic, { column, span }: ColumnMark): boolean {
  if (column.isYear) {
    const said = of.text.slice(of.tokens[span.from]?.start, of.tokens[span.to - 1]?.end);
    return said.toLowerCase() === column.name.toLowerCase();
  }
  if (isClass(column)) return false;
  return isMeasure(column) || column.number !== undefined || column.profile.kind === 'boolean';
}

const mostClasses = 12;

/** "3G", "4G", "WiFi": a few texts, not all of which have a number in them. */
function isClass({ isText, hasAllValues, values, profile }: SchemaColumn): boolean {
  return (
    isText &&
    hasAllValues &&
    profile.distinctCount <= mostClasses &&
    values.some(({ value }) => !/\d/.test(cellText(value)))
  );
}

/** The one number that is asked about; others beside it are only guessed at. */
export function soleNumber(topic: Topic): ColumnMark | undefined {
  const named = numericColumns(topic);
  const [plain, rival] = named.filter((mark) => !mark.isLoose);
  if (rival !== undefined) return undefined;
  return plain ?? named[0];
}

/** "for each …", "separately": groups are asked for, and none were found. */
export function missesGroups(topic: Topic): boolean {
  if (topic.groups.length > 0) return false;
  const { of } = topic;
  const isEach = cues(of, 'group').some((mark) =>
    of.tokens.slice(mark.span.from, mark.span.to).some(({ word }) => word === 'each' || word === 'every'),
  );
  return isEach || /\bseparately\b/.test(topic.question);
}

/** A group is worth comparing when it has few values. */
export function hasFewValues(group: Grouping): boolean {
  const { column, by } = group;
  return by.kind !== 'column' || column.profile.distinctCount <= (column.number === undefined ? 300 : 50);
}

/** Columns whose values make groups: texts, flags, numbers of few values. */
export function categoryColumns(topic: Topic): ColumnMark[] {
  return unique(
    topic.columns.filter(
      ({ column }) => (column.number === undefined || isClass(column)) && column.profile.distinctCount <= 50,
    ),
  );
}

function unique(marks: readonly ColumnMark[]): ColumnMark[] {
  return marks.filter((mark, index) => marks.findIndex(({ column }) => column === mark.column) === index);
}

/** "z-score greater than 3" reads like a filter, and is none. */
function isMethodical(of: Parse, condition: Condition): boolean {
  return condition.marks.some(
    (mark) =>
      (mark.kind === 'number' && isOfMethod(of, mark)) ||
      (mark.kind === 'column' && isAside(of, mark)) ||
      (mark.kind === 'value' && !mark.isQuoted && saysMethod(of, mark)),
  );
}

/** "the correlation of amount and fraud" does not ask for the rows with fraud only. */
function isMention(of: Parse, condition: Condition): boolean {
  const [only, ...others] = condition.marks;
  const relates =
    /\b(?:correlat|relation|related|associat|regress|between|independen|depend|affect|predict|explain|chi|fisher)/i.test(
      of.text,
    );
  return relates && only?.kind === 'column' && others.length === 0;
}

const before =
  /^(alpha|significance|level|threshold|score|scores|z|p|sigma|iqr|mad|coefficient|r|random|seed|confidence)$/;
const behind =
  /^(standard|std|sd|sds|sigma|sigmas|deviations|iqr|interquartile|significance|decimal|decimals|confidence|level|times)$/;

/** "2. Is there …", "Question 3: …" */
function isNumbering(of: Parse, mark: NumberMark): boolean {
  return mark.span.from === 0 || (mark.span.from === 1 && of.tokens[0]?.word === 'question');
}

/** A level, a threshold, a number of decimals. */
function isOfMethod(of: Parse, mark: NumberMark): boolean {
  const near = of.tokens.slice(Math.max(0, mark.span.from - 10), mark.span.from);
  const next = of.tokens.slice(mark.span.to, mark.span.to + 2);
  return (
    near.some(({ word }) => before.test(word)) ||
    next.some(({ word }) => behind.test(word)) ||
    isOfSplit(of, mark)
  );
}

/** "an 80/20 split". */
function isOfSplit({ text, tokens }: Parse, { span }: NumberMark): boolean {
  const split = /\b\d+\s*[/:-]\s*\d+\s+(?:\w+[\s-]+){0,2}(?:split|train\w*)\b/i.exec(text);
  const at = tokens[span.from]?.start ?? -1;
  return split !== null && at >= split.index && at < split.index + split[0].length;
}

function saysMethod(of: Parse, mark: Mark): boolean {
  if (mark.kind === 'cue' && mark.cue.type === 'aggregate' && /^(iqr|mad)$/.test(mark.cue.how)) return true;
  return of.tokens
    .slice(mark.span.from, mark.span.to)
    .every(({ word }) => statisticWords.has(word) || stopWords.has(word) || askingWords.has(word));
}

/** Of question and wishes: how something is to be done. */
export function says(topic: Topic, pattern: RegExp): boolean {
  return pattern.test(topic.text);
}

/** Of the question alone: what is to be done. */
export function asks(topic: Topic, pattern: RegExp): boolean {
  return pattern.test(topic.question);
}

export function tokensLike(topic: Topic, pattern: RegExp): Token[] {
  return topic.of.tokens.filter(({ word }) => pattern.test(word));
}

/** "Is there …", "check whether …": yes or no is what is wanted. */
export function asksWhether(topic: Topic): boolean {
  return (
    isYesNo(topic.of) || /^\W*(?:\d+\W+)?(?:check|determine|test|find out) (?:if|whether)\b/.test(topic.text)
  );
}

/** The significance level; 0.05 where none is said. */
export function alphaOf(topic: Topic): number {
  const said = /(?:alpha|significance|level)[^.\d]{0,30}(0?\.\d+)/.exec(topic.text)?.[1];
  const percent = /(\d+(?:\.\d+)?)\s*% (?:significance|level)/.exec(topic.text)?.[1];
  if (said !== undefined) return Number(said);
  return percent === undefined ? 0.05 : Number(percent) / 100;
}

/** The rows are taken for all there are, not for a sample: said so, or by naming a library that does. */
export function isOfPopulation(topic: Topic): boolean {
  return says(
    topic,
    /\bpopulation standard|\bpopulation (?:skew|kurt|variance|formula)|\bof the population\b|scipy|numpy/,
  );
}
