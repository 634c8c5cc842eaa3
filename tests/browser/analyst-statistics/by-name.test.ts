import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { startAsking } from './asking.ts';
import trial from './trial.csv?raw';

const analyst = startAsking();
const subjects: Subject[] = [];

beforeAll(async () => {
  subjects.push(await analyst.open('trial', trial));
});
afterAll(() => analyst.close());

async function askFor(text: string) {
  const [subject] = subjects;
  if (subject === undefined) throw new Error('The table is not open.');
  return analyst.askFor(subject, text);
}

type Expected = Readonly<Record<string, number>>;

/** What SciPy 1.17 says of the same 60 rows, and how the answer names it. */
const figures: readonly (readonly [question: string, named: RegExp, expected: Expected])[] = [
  [
    'What are the skewness and kurtosis of wait?',
    /skewness.*kurtosis/,
    { Skewness: 1.5345611811902646, 'Excess kurtosis': 2.2041564230901596 },
  ],
  [
    'What are the quartiles of wait?',
    /percentile/i,
    {
      '25th percentile of wait': 2.75,
      '50th percentile of wait': 5.8,
      '75th percentile of wait': 15.225,
    },
  ],
  [
    'Quartiles of wait by the exclusive method',
    /exclusive \(type 6\)/,
    { '25th percentile': 2.65, '50th percentile': 5.8, '75th percentile': 15.275 },
  ],
  [
    'Quartiles of wait by nearest rank',
    /nearest rank/,
    { '25th percentile': 2.6, '50th percentile': 5.6, '75th percentile': 15.2 },
  ],
  [
    'interquartile range of wait',
    /interquartile range/,
    { 'interquartile range of wait': 12.474999999999998 },
  ],
  [
    'median absolute deviation of wait',
    /median absolute deviation/,
    { 'median absolute deviation of wait': 4.45 },
  ],
  ['standard error of wait', /standard error/, { 'standard error of the mean of wait': 1.27729734683865 }],
  [
    'coefficient of variation of wait',
    /coefficient of variation/,
    { 'coefficient of variation of wait': 1.0249208603165074 },
  ],
  [
    'Pearson correlation between dose and relief',
    /correlation/,
    { 'Pearson r': 0.7800150882487403, 'p-value': 2.0577283370799017e-13 },
  ],
  [
    'Spearman correlation between dose and relief',
    /correlation/,
    { 'Spearman rho': 0.7848915572377716, 'p-value': 1.155980373495838e-13 },
  ],
  [
    'Kendall’s tau of dose and relief',
    /correlation/,
    { 'Kendall tau-b': 0.594962003341708, 'p-value': 2.0257354227155235e-11 },
  ],
  [
    'one-sample t-test of wait against 10',
    /One-sample t-test/,
    { 't statistic': -0.27140639376154235, 'p-value': 0.7870258732542191 },
  ],
  [
    'Student t-test of relief by arm',
    /Student’s t-test/,
    { 'Student’s t-test statistic': -3.4045071245305305, 'p-value': 0.0012083335508861694 },
  ],
  [
    'Do control and treated differ significantly in relief?',
    /Welch’s t-test/,
    { 'Welch’s t-test statistic': -3.4045071245305305, 'p-value': 0.0012090107752619947 },
  ],
  [
    'paired t-test of before and after',
    /Paired t-test/,
    { 'Paired t-test statistic': 2.4265298951031435, 'p-value': 0.018318294204105155 },
  ],
  [
    'Wilcoxon signed-rank test of before and after',
    /Wilcoxon signed-rank/,
    { 'Wilcoxon signed-rank test statistic': 623.5, 'p-value': 0.031871677582151835 },
  ],
  [
    'Mann-Whitney test of wait by arm',
    /Mann-Whitney U/,
    { 'Mann-Whitney U statistic': 463.5, 'p-value': 0.8475560983043959 },
  ],
  [
    'ANOVA of relief by site',
    /ANOVA/,
    { 'ANOVA statistic': 0.7191846468132203, 'p-value': 0.49151622958446534 },
  ],
  [
    'Kruskal-Wallis test of wait by site',
    /Kruskal-Wallis/,
    { 'Kruskal-Wallis statistic': 0.18655316191801072, 'p-value': 0.9109415163725731 },
  ],
  [
    'Levene’s test of relief by site',
    /Levene/,
    { 'Levene (medians) statistic': 2.6324116888608753, 'p-value': 0.08063335165574714 },
  ],
  [
    'two-sample KS test of wait by arm',
    /Kolmogorov-Smirnov/,
    { 'Kolmogorov-Smirnov statistic': 0.23333333333333334, 'p-value': 0.39294501397971776 },
  ],
  [
    'chi-square test of arm and cured',
    /Chi-square test/,
    { 'Chi-square': 0.26936026936026936, 'p-value': 0.6037612321081913 },
  ],
  [
    'Fisher’s exact test of arm and cured',
    /Fisher’s exact test/,
    { 'Odds ratio': 1.5, 'p-value': 0.6042080137327137 },
  ],
  [
    'Is the cure rate significantly different between arms?',
    /Chi-square test/,
    { 'p-value': 0.6037612321081913 },
  ],
  [
    'Is wait normally distributed?',
    /Shapiro-Wilk/,
    { 'Shapiro-Wilk statistic': 0.8181984151473876, 'p-value': 3.9542542667966333e-7 },
  ],
  [
    'D’Agostino test of wait',
    /D’Agostino-Pearson/,
    { 'D’Agostino-Pearson statistic': 22.801179556668874, 'p-value': 1.1188883934914778e-5 },
  ],
  [
    'Kolmogorov-Smirnov test of normality for wait',
    /Kolmogorov-Smirnov/,
    { 'Kolmogorov-Smirnov statistic': 0.21706877822953807, 'p-value': 0.0058172366617867954 },
  ],
  [
    'Jarque-Bera test of wait',
    /Jarque-Bera/,
    { 'Jarque-Bera statistic': 31.655074213678187, 'p-value': 1.3371741502421646e-7 },
  ],
  [
    'linear regression of relief on dose',
    /slope/,
    {
      Slope: 2.201949733428586,
      Intercept: 19.605951779677003,
      'R²': 0.6084235378956898,
      'p-value of the slope': 2.057728337079988e-13,
    },
  ],
  [
    '95% confidence interval for the mean of wait',
    /95 % confidence interval/,
    { From: 7.097467245864792, To: 12.20919942080188 },
  ],
  [
    '99 % confidence interval of the mean relief for control',
    /99 % confidence interval/,
    { From: 26.326927848618666, To: 33.206405484714665 },
  ],
  [
    'confidence interval for the share of cured',
    /95 % confidence interval/,
    { From: 0.3309365440675524, To: 0.5750806411466566 },
  ],
];

test.each(figures)('%s', async (question, named, expected) => {
  const { metrics, text, response } = await askFor(question);
  expect(response.declined).toBe(false);
  expect(text).toMatch(named);
  for (const [name, value] of Object.entries(expected)) {
    const found = Number(metrics[name]);
    expect(Math.abs(found / value - 1), `${name}: ${found}, not ${value}`).toBeLessThan(1e-7);
  }
});

test('a standard score is asked for as any other value', async () => {
  const one = await askFor('What is the z-score of patient P003’s wait?');
  expect(one.response.headline).toBeCloseTo(0.5606146363160927, 12);
  expect((await askFor('How many waits have a z-score above 2?')).response.headline).toBe(3);
});

test('the numbers of a split are no values of a column', async () => {
  const { response, assumptions } = await askFor(
    'logistic regression of cured on dose and relief with an 80/20 split',
  );
  expect(response.declined).toBe(false);
  expect(assumptions).toContain('I held 20 % of the rows out');
  expect(assumptions).not.toContain('did not use');
});
