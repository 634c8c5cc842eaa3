import { afterAll, beforeAll, expect, test } from 'vitest';
import { correlation } from '../../../src/agents/analyst/families/correlation/correlation.ts';
import { distribution } from '../../../src/agents/analyst/families/distribution/distribution.ts';
import { normality } from '../../../src/agents/analyst/families/normality.ts';
import { outliers } from '../../../src/agents/analyst/families/outliers/outliers.ts';
import { regression } from '../../../src/agents/analyst/families/regression.ts';
import { significance } from '../../../src/agents/analyst/families/significance/significance.ts';
import { schemaOf } from '../../../src/agents/analyst/schema/schema.ts';
import type { Subject } from '../../../src/core/agent.ts';
import { type Asked, startAsking } from './asking.ts';
import published from './published.csv?raw';

const analyst = startAsking();
const subjects: Subject[] = [];

beforeAll(async () => {
  subjects.push(await analyst.open('published', published));
});
afterAll(() => analyst.close());

async function askFor(text: string): Promise<Asked> {
  const [subject] = subjects;
  if (subject === undefined) throw new Error('The table is not open.');
  return analyst.askFor(subject, text);
}

// F. J. Anscombe, "Graphs in Statistical Analysis" (1973), gives r = 0.816, y = 3.00 + 0.500 x, R² = 0.667 for all four.
test('the correlation of two columns, with its test and the points', async () => {
  const asked = await askFor('Is there a correlation between x and y1?');
  expect(asked.classification).toBe('SQL_THEN_PY');
  expect(asked.verdict).toBe('verified');
  expect(asked.response.headline).toBe(true);
  expect(asked.metrics).toMatchObject({ Strength: 'strong', Significant: true, Rows: 11 });
  expect(asked.metrics['Pearson r']).toBeCloseTo(0.816, 3);
  expect(asked.metrics['p-value']).toBeCloseTo(0.00217, 5);
  expect(asked.text).toContain('Yes: x and y1 have a strong positive correlation');
  expect(asked.response.chart_spec).toMatchObject({ type: 'scatter', x: 'x', y: 'y1' });
});

test('Spearman where ranks are asked for', async () => {
  const asked = await askFor('Spearman correlation of x and y1');
  expect(asked.metrics['Spearman rho']).toBeCloseTo(0.818, 3);
});

test('what goes with a column most', async () => {
  const asked = await askFor('What correlates most with y1?');
  expect(asked.classification).toBe('PY_ONLY');
  expect(asked.response.headline).toBe('x');
});

test('a regression says its line, and draws it', async () => {
  const asked = await askFor('Linear regression of y1 on x');
  expect(asked.verdict).toBe('verified');
  expect(asked.metrics.Slope).toBeCloseTo(0.5, 3);
  expect(asked.metrics.Intercept).toBeCloseTo(3, 3);
  expect(asked.metrics['R²']).toBeCloseTo(0.667, 3);
  expect(asked.response.chart_spec).toMatchObject({
    type: 'scatter',
    x: 'x',
    y: 'y1',
    fit: expect.anything() as unknown,
  });
});

test.each([
  ['How does x affect y1?', 'x', 'y1'],
  ['Regression of x on y1', 'y1', 'x'],
  ['Predict y1 from x with a linear regression', 'x', 'y1'],
])('%s explains the right column', async (question, x, y) => {
  const { response } = await askFor(question);
  expect(response.chart_spec).toMatchObject({ x, y });
});

test('outliers by interquartile range, with what is left without them', async () => {
  const asked = await askFor('Are there outliers in y3?');
  expect(asked.response.headline).toBe(true);
  expect(asked.metrics).toMatchObject({ Outliers: 1, Rows: 11 });
  expect(asked.metrics['Upper bound']).toBeCloseTo(10.575, 6);
  expect(asked.metrics['Mean without outliers']).toBeCloseTo(6.976, 6);
});

test('a threshold belongs to the method, not to a filter', async () => {
  const asked = await askFor('How many outliers are in y3 with a z-score greater than 2?');
  expect(asked.response.headline).toBe(1);
  expect(asked.metrics).toMatchObject({ Rows: 11 });
  expect(await askFor('How many outliers are in y3 by z-score?')).toMatchObject({
    response: { headline: 0 },
  });
});

test('outliers by group have bounds by group', async () => {
  const asked = await askFor('outliers of y3 for each half');
  expect(asked.metrics).toEqual({ 'Outliers, high': 1, 'Outliers, low': 0 });
});

// The weights of eleven men with which Shapiro and Wilk (Biometrika 52, 1965) show their test: W = 0.79, p < 0.01.
test('a test of normality', async () => {
  const asked = await askFor('Is weight normally distributed?');
  expect(asked.response.headline).toBe(false);
  expect(asked.metrics['Shapiro-Wilk statistic']).toBeCloseTo(0.78881, 5);
  expect(asked.metrics['p-value']).toBeCloseTo(0.006704, 6);
  expect(asked.metrics.Conclusion).toBe('not normal');
});

test('skewness and kurtosis', async () => {
  const asked = await askFor('Skewness and kurtosis of y4');
  expect(asked.classification).toBe('PY_ONLY');
  expect(asked.response.headline).toEqual([asked.metrics.Skewness, asked.metrics['Excess kurtosis']]);
  expect(asked.metrics.Skewness).toBeCloseTo(1.5068, 4);
  expect(asked.metrics['Excess kurtosis']).toBeCloseTo(3.1513, 4);
});

test('the distribution of a number is drawn as a histogram of all its rows', async () => {
  const asked = await askFor('What is the distribution of y1?');
  expect(asked.classification).toBe('SQL_THEN_PY');
  expect(asked.response.chart_spec).toMatchObject({
    type: 'histogram',
    from: 'from',
    to: 'to',
    count: 'count',
  });
  const bins = asked.tables.get(asked.response.table_result_id ?? '') ?? [];
  expect(bins.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(11);
  expect(bins[0]?.[0]).toBe(4.26);
  expect(bins.at(-1)?.[1]).toBeCloseTo(10.84, 9);
});

test('the distribution of a category is how often each value occurs', async () => {
  const asked = await askFor('What is the distribution of half?');
  expect(asked.metrics).toMatchObject({ 'high · number of rows': 6, 'low · number of rows': 5 });
});

test('two groups are compared by Welch’s t-test', async () => {
  const asked = await askFor('Does y1 differ significantly by half?');
  expect(asked.response.headline).toBe(true);
  expect(asked.metrics['Welch’s t-test statistic']).toBeCloseTo(4.0709, 4);
  expect(asked.metrics['p-value']).toBeCloseTo(0.003169, 6);
});

test('two categories are compared by their counts', async () => {
  const asked = await askFor('Is there an association between half and parity?');
  expect(asked.classification).toBe('SQL_THEN_PY');
  expect(asked.metrics).toMatchObject({ 'Degrees of freedom': 1, Significant: false, Rows: 11 });
});

test('a column of two values is one of the two that are related, not a filter', async () => {
  const asked = await askFor('Is there a correlation between x and flag?');
  expect(asked.metrics).toMatchObject({ Rows: 11 });
  expect(asked.metrics['Pearson r']).toBeCloseTo(0.866, 3);
});

test('asked whether linear or not, a weak but significant correlation is not called linear', async () => {
  const weak = await askFor(
    'Is the correlation between y1 and y3 linear or nonlinear at a significance level of 0.2?',
  );
  expect(weak.metrics).toMatchObject({ Significant: true, Relationship: 'nonlinear' });
  const strong = await askFor('Is the correlation between x and y1 linear or nonlinear?');
  expect(strong.metrics).toMatchObject({ Relationship: 'linear' });
});

test('the spread of a number by group', async () => {
  const asked = await askFor('Distribution of y1 for each half');
  expect(asked.classification).toBe('SQL_ONLY');
  expect(asked.metrics['low · mean']).toBeCloseTo(5.79, 9);
  expect(asked.metrics['high · median']).toBeCloseTo(8.57, 9);
});

test('groups too small to have a correlation of their own are taken together, and that is said', async () => {
  const { metrics, response } = await askFor('Correlation between x and y1 by weight');
  expect(metrics).toMatchObject({ Rows: 11 });
  expect(response.assumptions.map(({ text }) => text)).toEqual([
    'I took all rows together: each weight has too few.',
  ]);
});

test('groups that no column makes are not left out silently', async () => {
  expect((await askFor('outliers in y3 for each supplier separately')).response.declined).toBe(true);
});

test('a filter of the question holds for its statistics', async () => {
  const asked = await askFor('Correlation between x and y1 where half is low');
  expect(asked.metrics).toMatchObject({ Rows: 5, Significant: false });
});

test('examples and follow-ups work when they are asked as they stand', async () => {
  const [subject] = subjects;
  if (subject === undefined) throw new Error('There is no table.');
  const schema = schemaOf(subject);
  const own = [correlation, regression, outliers, distribution, normality, significance];
  const examples = own.flatMap((family) => family.examples(schema));
  expect(examples.length).toBeGreaterThan(8);
  const followUps: string[] = [];
  for (const example of examples) {
    const { response, verdict } = await askFor(example);
    expect([example, response.declined, verdict]).toEqual([
      example,
      false,
      expect.stringMatching(/verified|bound/),
    ]);
    const others = response.assumptions.flatMap(({ alternatives }) =>
      alternatives.map(({ question }) => question),
    );
    followUps.push(...response.follow_ups, ...others);
  }
  for (const followUp of new Set(followUps)) {
    expect([followUp, (await askFor(followUp)).response.declined]).toEqual([followUp, false]);
  }
});
