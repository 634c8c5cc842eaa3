import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { type Asked, startAsking } from './asking.ts';
import longley from './longley.csv?raw';
import passengers from './passengers.csv?raw';
import shoppers from './shoppers.csv?raw';
import sleep from './sleep.csv?raw';

const analyst = startAsking();
const tables = { longley, sleep, passengers, shoppers };
const subjects = new Map<string, Subject>();
beforeAll(async () => {
  for (const [name, csv] of Object.entries(tables)) subjects.set(name, await analyst.open(name, csv));
});
afterAll(() => analyst.close());

async function askFor(table: keyof typeof tables, text: string): Promise<Asked> {
  const subject = subjects.get(table);
  if (subject === undefined) throw new Error('The table is not open.');
  const asked = await analyst.askFor(subject, text);
  expect(asked.verdict).not.toBe('contradicted');
  return asked;
}

// Longley (1967), with the certified values of NIST's Statistical Reference Datasets.
test('a regression on six predictors that go closely together has the certified figures', async () => {
  const asked = await askFor(
    'longley',
    'Predict y from deflator, gnp, unemployed, armed, population and year',
  );
  expect(asked.metrics['R²']).toBeCloseTo(0.995479004577296, 12);
  expect(asked.metrics.F).toBeCloseTo(330.285339234588, 6);
  expect(asked.metrics['Standard error of the estimate']).toBeCloseTo(304.854073561965, 7);
  expect(asked.metrics['Coefficient of deflator']).toBeCloseTo(15.0618722713733, 7);
  expect(asked.metrics['Coefficient of year']).toBeCloseTo(1829.15146461355, 6);
  expect(asked.metrics['Coefficient of (intercept)']).toBeCloseTo(-3482258.63459582, 2);
  expect(asked.text).toContain('The predictors go together so closely');
});

// By statsmodels 0.13: ols('visits ~ spend + C(region, Treatment("east"))').
test('a category is coded against its most frequent value, and rows with gaps are counted', async () => {
  const asked = await askFor('shoppers', 'Predict visits from spend and region');
  expect(asked.metrics['Coefficient of spend']).toBeCloseTo(0.05134758121, 10);
  expect(asked.metrics['Coefficient of region = south']).toBeCloseTo(3.195972047544, 10);
  expect(asked.metrics['p-value of region = north']).toBeCloseTo(0.03202504205, 9);
  expect(asked.metrics['Adjusted R²']).toBeCloseTo(0.9228414600461, 10);
  expect(asked.metrics).toMatchObject({ Rows: 146, 'Rows left out': 4 });
  expect(asked.text).toContain('compared with its base: region = east');
  expect(asked.response.chart_spec).toMatchObject({ type: 'bar', x: 'term', y: ['beta'] });
});

// Student (1908), hours of sleep gained by ten patients; p-values by SciPy 1.17.
test('two measures of the same rows are tested as pairs', async () => {
  const asked = await askFor('sleep', 'Are the values before and after significantly different (paired)?');
  expect(asked.response.headline).toBe(true);
  expect(asked.metrics['Paired t-test statistic']).toBeCloseTo(4.062127683382, 10);
  expect(asked.metrics['p-value']).toBeCloseTo(0.002832890197384, 12);
  expect(asked.metrics['p-value by ranks (Wilcoxon)']).toBeCloseTo(0.0076324416482, 12);
  expect(asked.assumptions).toContain('as paired');
  expect(asked.assumptions).toContain('two-sided');
});

test('a mean is held against a given value', async () => {
  const asked = await askFor('sleep', 'Is the mean of after significantly different from 1?');
  expect(asked.response.headline).toBe(false);
  expect(asked.metrics['t statistic']).toBeCloseTo(2.10055284982, 10);
  expect(asked.metrics['p-value']).toBeCloseTo(0.06505988566809, 12);
});

// Airline passengers 1949 to 1954 (Box and Jenkins, series G), each month as two rows.
test('a series with a season is continued, and the month that has only begun is left out', async () => {
  const asked = await askFor('passengers', 'Forecast passengers for the next 6 months');
  expect(asked.classification).toBe('SQL_THEN_PY');
  expect(asked.metrics).toMatchObject({
    'Periods used': 72,
    Method: 'damped trend and proportional season',
  });
  expect(asked.text).toContain('January 1955 is left out');
  const actual = [242, 233, 267, 269, 270, 315];
  const expected = asked.response.headline as readonly number[];
  for (const [at, value] of actual.entries()) {
    expect(Math.abs((expected[at] ?? 0) - value) / value).toBeLessThan(0.12);
  }
  const rows = asked.tables.get(asked.response.table_result_id ?? '') ?? [];
  expect(rows).toHaveLength(78);
  expect(rows.at(-1)?.[0]).toBe('1955-06-01');
  expect(asked.response.chart_spec).toMatchObject({ type: 'line', x: 'period' });
});

// Sizes and silhouette by scikit-learn 1.2, KMeans(3) on the standardised columns.
test('rows fall into the clusters that they were drawn from', async () => {
  const asked = await askFor('shoppers', 'Cluster customers by age and spend');
  expect(asked.metrics).toMatchObject({
    Clusters: 3,
    'Rows in cluster 1': 70,
    'Rows in cluster 2': 50,
    'Rows in cluster 3': 30,
  });
  expect(asked.metrics.Silhouette).toBeCloseTo(0.88077242413, 9);
  expect(asked.response.chart_spec).toMatchObject({
    type: 'scatter',
    x: 'age',
    y: 'spend',
    series: 'cluster',
  });
});

test('outliers by the median absolute deviation', async () => {
  const asked = await askFor('shoppers', 'Outliers in spend by MAD');
  expect(asked.metrics['Lower bound']).toBeCloseTo(-160.684633061527, 9);
  expect(asked.metrics['Upper bound']).toBeCloseTo(326.824633061527, 9);
});
