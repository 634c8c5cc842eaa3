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
