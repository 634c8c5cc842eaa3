import { afterAll, expect, test } from 'vitest';
import { type ProgramPart, program } from '../../../src/agents/analyst/python/program.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startPython } from '../../../workers/python/client.ts';

const python = startPython({ indexUrl: '/pyodide/' });
afterAll(() => python.close());

async function compute(parts: readonly ProgramPart[], expression: string): Promise<Cell> {
  return (await python.run(program(parts, `results = ${expression}`), {})).results;
}

// Critical values of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.
test.each([
  ['student_t_p(12.706, 1)', 0.05],
  ['student_t_p(2.228, 10)', 0.05],
  ['student_t_p(2.626, 100)', 0.01],
  ['student_t_p(-2.228, 10)', 0.05],
  ['chi_square_p(3.841, 1)', 0.05],
  ['chi_square_p(18.307, 10)', 0.05],
  ['chi_square_p(135.807, 100)', 0.01],
  ['f_p(4.965, 1, 10)', 0.05],
  ['f_p(2.978, 10, 10)', 0.05],
  ['f_p(7.559, 2, 10)', 0.01],
  ['normal_p(1.959964)', 0.05],
])('%s is %d', async (expression, expected) => {
  expect(await compute(['distributions'], expression)).toBeCloseTo(expected, 4);
});

test.each([
  ['student_t_p(0, 5)', 1],
  ['student_t_p(float("inf"), 5)', 0],
  ['chi_square_p(0, 3)', 1],
  ['f_p(float("inf"), 2, 3)', 0],
])('%s at its end is %d', async (expression, expected) => {
  expect(await compute(['distributions'], expression)).toBe(expected);
});

const constant = '[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]';

test.each([
  [['distributions', 'correlation'], `correlation(${constant}, ${constant}, "pearson")["coefficient"]`],
  [['distributions', 'correlation'], 'correlation([], [], "pearson")["coefficient"]'],
  [['distributions', 'regression'], `linear_regression(${constant}, ${constant})["slope"]`],
  [['moments'], `moments(${constant}, False)["skewness"]`],
  [['normality'], `shapiro_wilk(${constant})["p"]`],
  [['distributions', 'normality'], `dagostino(${constant})["p"]`],
  [['distributions', 'normality'], `jarque_bera(${constant})["p"]`],
  [['normality'], `anderson_darling(${constant})["p"]`],
  [['normality'], `kolmogorov_smirnov(${constant})["p"]`],
  [['distributions', 'significance'], `t_test(${constant}, ${constant}, False)["p"]`],
  [['distributions', 'significance'], 't_test([1.0], [2.0, 3.0], True)["p"]'],
  [['distributions', 'significance'], `anova([${constant}, ${constant}])["p"]`],
  [['distributions', 'significance'], `kruskal_wallis([${constant}, ${constant}])["p"]`],
  [['distributions', 'significance'], 'chi_square([[1, 2]])["p"]'],
] as const)('with nothing to go by, %s %s is none', async (parts, expression) => {
  expect(await compute(parts, expression)).toBeNull();
});

// Values of SciPy 1.17 on the same numbers.
const a = '[2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.2, 9.7]';
const b = '[3.1, 4.4, 6.2, 5.6, 7.4, 8.8, 6.1]';
const c = '[1.2, 0.4, 2.2, 3.3, 1.1]';
test.each([
  [['distributions', 'significance'], `t_test(${a}, ${b}, True)["p"]`, 0.15026179254],
  [['distributions', 'significance'], `t_test(${a}, ${b}, False)["p"]`, 0.142658195623],
  [['distributions', 'significance'], `mann_whitney(${a}, ${b})["p"]`, 0.0927525238636],
  [['distributions', 'significance'], `levene([${a}, ${b}, ${c}])["p"]`, 0.543550738495],
  [['distributions', 'significance'], `two_sample_ks(${a}, ${b})["p"]`, 0.252214452214],
  [['distributions', 'significance'], `anova([${a}, ${b}, ${c}])["p"]`, 0.00893023084463],
  [['distributions', 'significance'], `kruskal_wallis([${a}, ${b}, ${c}])["p"]`, 0.0083796673495],
  [['distributions', 'significance'], 'chi_square([[10, 20], [30, 25]])["p"]', 0.0999616438735],
  [
    ['distributions', 'significance'],
    'chi_square([[12, 5, 7], [3, 9, 14], [8, 8, 2]])["p"]',
    0.00699963877288,
  ],
  [['distributions', 'normality'], `dagostino(${a})["p"]`, 0.0221991585476],
  [['distributions', 'normality'], `jarque_bera(${a})["p"]`, 0.29125358262],
  [['normality'], `anderson_darling(${a})["statistic"]`, 0.56097420123],
  [['normality'], `kolmogorov_smirnov(${a})["statistic"]`, 0.209533467274],
  [['distributions', 'correlation'], `correlation(${a}[:7], ${b}, "spearman")["p"]`, 0.58872444809],
] as const)('%s %s is %d', async (parts, expression, expected) => {
  expect(await compute(parts, expression)).toBeCloseTo(expected, 8);
});

// Wilcoxon's and Mann-Whitney's examples in Hollander, Wolfe and Chicken (2014), 3.1 and 4.1; Fisher's tea (1935).
const before = '[1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]';
const after = '[0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]';
const late = '[0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]';
const early = '[1.15, 0.88, 0.9, 0.74, 1.21]';
test.each([
  [['paired'], `wilcoxon(${before}, ${after})["p"]`, 0.0390625],
  [['significance'], `mann_whitney(${late}, ${early})["p"]`, 0.254412254412],
  [['significance'], 'fisher_exact([[3, 1], [1, 3]])["p"]', 0.485714285714],
  [['significance'], 'fisher_exact([[1, 24], [5, 20]])["p"]', 0.18946301925],
  [['quantiles'], 'student_t_quantile(0.975, 5)', 2.570581835636],
] as const)('%s %s is %d', async (parts, expression, expected) => {
  expect(await compute(parts, expression)).toBeCloseTo(expected, 10);
});

// By ETSModel of statsmodels 0.13 with these parameters and this start: mean, and standard deviation for a variance of 1.
test('a damped trend with a season goes ahead as the state space model does', async () => {
  const values = '[112.0, 118.0, 132.0, 129.0, 121.0, 135.0, 148.0, 148.0, 136.0, 119.0, 104.0, 118.0]';
  const steps = await compute(
    ['forecast'],
    `smoothing_ahead(smoothed(${values}, 4, (110.0, 1.5, [-4.0, 2.0, 5.0, -3.0]), (0.4, 0.08, 0.2, 0.93)), 4, (0.4, 0.08, 0.2, 0.93), 1.0, 12, 6)`,
  );
  const expected = [
    [108.618865066, 1.0],
    [108.509548936, 1.10682219],
    [110.320887708, 1.233104871],
    [108.5713575, 1.374823388],
    [100.268111044, 1.625788937],
    [100.743347696, 1.77948161],
  ];
  expect(steps).toEqual(expected.map((pair) => pair.map((value) => expect.closeTo(value, 7) as number)));
});

test('a series of fewer than eight values is not continued', async () => {
  expect(await compute(['forecast'], 'forecast([1.0, 2.0, 3.0], 1, 2)')).toMatchObject({
    method: null,
    needed: 8,
    n: 3,
  });
});

test('a last period whose data end early is no whole period', async () => {
  expect(await compute(['periods'], 'complete_ends([0, 0, 0, 0], [0.96, 0.97, 0.96, 0.3])')).toEqual([
    true,
    false,
  ]);
  expect(await compute(['periods'], 'complete_ends([0, 0, 0, 0], [0, 0, 0, 0])')).toEqual([true, true]);
});

test('a predictor that follows from others is left out and named', async () => {
  const found = await compute(
    ['multiple'],
    'multiple_regression(["a", "b", "twice a"], [[1.0, 2.0, 3.0, 4.0, 6.0], [2.0, 1.0, 4.0, 3.0, 5.0], [2.0, 4.0, 6.0, 8.0, 12.0]], [1.0, 3.0, 2.0, 5.0, 4.0])["left_out"]',
  );
  expect(found).toEqual(['twice a']);
});

test('rows are held out as numpy’s RandomState(42) shuffles them', async () => {
  expect(await compute(['heldOut'], 'split_places(10, 0.3, 42)')).toEqual([
    [0, 7, 2, 9, 4, 3, 6],
    [8, 1, 5],
  ]);
});

test('logistic regression has its penalised minimum where SciPy finds it', async () => {
  const rows =
    '[[1, 0.5, 10], [1, 1.5, 12], [1, 2.5, 9], [1, 3.5, 15], [1, 1, 20], [1, 4, 11], [1, 3, 8], [1, 0.2, 14]]';
  const weights = await compute(['heldOut'], `ridge_logistic(${rows}, [0, 0, 1, 1, 0, 1, 1, 1])`);
  const expected = [0.94794938, 0.70944861, -0.13876775];
  expect(Array.isArray(weights) && weights.length).toBe(3);
  for (const [at, weight] of (weights as readonly number[]).entries())
    expect(weight).toBeCloseTo(expected[at] ?? 0, 5);
});
