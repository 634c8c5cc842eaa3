import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Analysis, TableRows } from '../../../src/core/analysis.ts';
import { cellText } from '../../../src/core/cell.ts';
import type { ChartSpec } from '../../../src/core/chart.ts';
import { toHtml, toReport } from '../../../src/sharing/export/html.ts';
import { toMarkdown } from '../../../src/sharing/export/markdown.ts';
import { pythonText, toNotebook } from '../../../src/sharing/export/notebook.ts';
import { toSql } from '../../../src/sharing/export/sql.ts';
import type { Writing } from '../../../src/sharing/export/writing.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { subjectOf } from '../analyst/tables.ts';
import { analysisFrom, january } from './analyses.ts';

const writing: Writing = {
  value: (value, { style }) =>
    style === 'percent' && typeof value === 'number' ? `${value * 100} %` : cellText(value),
  cell: (cell) => cellText(cell),
  day: (time) => new Date(time).toISOString().slice(0, 10),
};

const folder = mkdtempSync(join(tmpdir(), 'insightx-exports-'));
let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let analysis: Analysis;

beforeAll(async () => {
  engine = await startNodeEngine();
  writeFileSync(join(folder, 'january.csv'), january);
  const found = await analysisFrom(engine, await subjectOf(engine, 'january', january), [
    'Which channel has the highest failure rate?',
    'How many payments failed?',
    'How does amount develop by month?',
    'What is the total amount by status?',
  ]);
  analysis = { ...found, steps: [...found.steps, pythonStep(found)] };
}, 60_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** An answer that needed Python, over the rows of a query. */
function pythonStep({ steps: [first] }: Analysis): Analysis['steps'][number] {
  if (first === undefined) throw new Error('There is no step.');
  const code = [
    'import statistics',
    'amounts = columns["amount"]',
    'assert all(type(amount) in (int, float) for amount in amounts)',
    'assert rows()[0]["amount"] == amounts[0]',
    'results = {"stdev": statistics.stdev(amounts), "n": len(amounts)}',
  ].join('\n');
  return {
    ...{ ...first, question: 'How much do amounts vary?', metrics: [], chart: null, tableResultId: null },
    ...{ text: [[{ text: 'They vary by 94.' }]], figures: [] },
    findings: [
      {
        ...{ id: 'r1', language: 'python', purpose: 'Spread', rowCount: 0, truncated: false, table: null },
        ...{ code, inputSql: `SELECT amount FROM data WHERE status = 'SUCCESS'`, pictures: [] },
      },
    ],
  };
}

test('the script runs in DuckDB from its first line to its last, and finds what was found', async () => {
  const script = toSql(analysis, writing);
  const path = await engine.mount('january.csv', new Blob([january]));
  const statements = script
    .replace("read_csv('january.csv')", `read_csv('${path}')`)
    .replaceAll('OR REPLACE TABLE "january"', 'OR REPLACE TABLE "in_script"')
    .replaceAll('"january"', '"in_script"')
    .split(/^;$|;\n/m)
    .filter((statement) => /^(?!--)\S/m.test(statement));
  const [create = '', view = '', ...queries] = statements;
  expect(create).toContain('CREATE OR REPLACE TABLE');
  await engine.execute(create);
  expect(view).toContain('VIEW data');
  expect(queries.length).toBeGreaterThan(6);
  const results = [];
  for (const query of queries) results.push((await engine.query(query, { activeTable: 'in_script' })).rows);
  const recorded = analysis.steps.flatMap(({ findings }) =>
    findings.flatMap(({ table }) => table?.rows ?? []),
  );
  for (const row of recorded) expect(results.flat()).toContainEqual(row);
});

test('no text of an answer can leave its comment in the script', () => {
  const [step] = analysis.steps;
  const steps = step === undefined ? [] : [{ ...step, question: 'a\nDROP TABLE x; --' }];
  expect(toSql({ ...analysis, title: 'x\r\nDROP TABLE y;', steps }, writing)).not.toMatch(/^DROP/m);
});

test('the notebook is one that Jupyter takes', () => {
  const notebook: unknown = JSON.parse(toNotebook(analysis, writing));
  expect(notebook).toMatchObject({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3' } },
  });
  const { cells } = notebook as { cells: { cell_type: string; id: string; source: string[] }[] };
  expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  for (const { id, source } of cells) {
    expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    expect(source.slice(0, -1).every((line) => line.endsWith('\n'))).toBe(true);
  }
});

/** A Python that has what the notebook needs, if there is one. */
function pythonWith(modules: string): string | undefined {
  return [process.env.NOTEBOOK_PYTHON, 'python3', '/usr/bin/python3'].find(
    (python) => python !== undefined && spawnSync(python, ['-c', `import ${modules}`]).status === 0,
  );
}

function codeCells(): readonly string[] {
  const { cells } = JSON.parse(toNotebook(analysis, writing)) as {
    cells: { cell_type: string; source: string[] }[];
  };
  return cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
}

test('every code cell of the notebook is Python', () => {
  const python = pythonWith('ast');
  if (python === undefined) throw new Error('There is no Python on this machine.');
  writeFileSync(join(folder, 'cells.json'), JSON.stringify(codeCells()));
  const check =
    'import ast, json; [ast.parse(cell) for cell in json.load(open("cells.json"))]; print("fine")';
  expect(execFileSync(python, ['-c', check], { cwd: folder, encoding: 'utf8' })).toContain('fine');
});

const realPython = pythonWith('duckdb, pandas');

test.skipIf(realPython === undefined)('the notebook runs beside the file and finds what was found', () => {
  const checks = [
    `assert step1_r1.iloc[0].tolist()[:1] == ["app"], step1_r1`,
    'assert step2_r1.iloc[0, 0] == 3',
    'assert results["n"] == 5',
    'print("fine")',
  ];
  writeFileSync(join(folder, 'all.py'), [...codeCells(), ...checks].join('\n\n'));
  const printed = execFileSync(realPython ?? '', ['all.py'], { cwd: folder, encoding: 'utf8' });
  expect(printed).toContain('fine');
});

test('a Python string is the text that it stands for, whatever is in it', () => {
  const python = pythonWith('json') ?? 'python3';
  const texts = [
    '',
    'a "quoted" one',
    '"""',
    'back\\slash\nand "end"',
    'é – 😀\u2028\n',
    "it's\ttabbed\nline",
    '\0',
  ];
  const code = `import json, sys; sys.stdout.write(json.dumps([${texts.map(pythonText).join(', ')}]))`;
  expect(JSON.parse(execFileSync(python, ['-c', code], { encoding: 'utf8' }))).toEqual(texts);
});

test('a page holds its charts and tables, and lets nothing be loaded or run', () => {
  const html = toHtml(analysis, writing);
  expect(html).toContain("content=\"default-src 'none';");
  expect(html).not.toMatch(/<script|<link|https?:\/\/(?!www\.w3\.org)|\son\w+=/i);
  expect(html.match(/<svg /g)?.length).toBeGreaterThanOrEqual(2);
  expect(html).toContain('app · failure rate');
});

test('a chart that is drawn from a part of a result says so', () => {
  const cut: Analysis = {
    ...analysis,
    steps: analysis.steps.map((step) => ({
      ...step,
      findings: step.findings.map((finding) => ({ ...finding, truncated: true })),
    })),
  };
  expect(toHtml(analysis, writing)).not.toContain('Drawn from the first');
  expect(toHtml(cut, writing)).toMatch(/Drawn from the first \d+ rows; there are more\./);
});

test('what an answer says is text in every export', () => {
  const [step] = analysis.steps;
  if (step === undefined) throw new Error('There is no step.');
  const evil = '<img src=x onerror=alert(1)>`|*[x](javascript:alert(1))';
  const hostile: Analysis = {
    ...analysis,
    title: evil,
    steps: [{ ...step, question: evil, text: [[{ text: evil }]], assumptions: [evil] }],
    insights: [{ text: evil, question: evil, createdAt: 0 }],
  };
  for (const html of [toHtml(hostile, writing), toReport(hostile, writing)])
    expect(html).not.toContain('<img');
  const markdown = toMarkdown(hostile, writing);
  expect(markdown).not.toMatch(/(?<!\\)<img/);
  expect(markdown).not.toMatch(/(?<!\\)\[x/);
});

test('Markdown has the words, the figures, the table and the code', () => {
  const markdown = toMarkdown(analysis, writing);
  expect(markdown).toContain('## Which channel has the highest failure rate?');
  expect(markdown).toMatch(/\| channel \| failure rate \| count \|\n\| --- \| ---: \| ---: \|\n\| app \|/);
  expect(markdown).toContain('**app** has the highest failure rate: ');
  expect(markdown).toContain('```sql\nSELECT');
});

test('a report says where a chart rests on first rows; a box that was measured over all is drawn as it was', () => {
  const columns = [{ name: 'price', type: 'DOUBLE', kind: 'float' }] as const;
  const chart: ChartSpec = {
    ...{ title: 'Prices', subtitle: '', resultId: 'r', style: 'number' },
    ...{ type: 'box', y: 'price' },
  };
  const spread = { group: null, count: 5000, low: 70, q1: 72, median: 74, q3: 76, high: 78 };
  const boxes = { groupCount: 1, boxes: [{ ...spread, outlierCount: 0, outliers: [] }] };
  const first = { columns, rows: [[1], [2], [3]], truncated: true };
  const reportOf = (table: TableRows) =>
    toReport(
      {
        ...analysis,
        insights: [
          {
            text: 'x',
            question: '',
            createdAt: 0,
            basis: { language: 'sql', purpose: 'p', code: 'c', chart, table },
          },
        ],
      },
      writing,
    );
  expect(reportOf(first)).toContain('Drawn from the first 3 rows; there are more.');
  const measured = reportOf({ ...first, boxes });
  expect(measured).not.toContain('Drawn from the first');
  expect(measured).toContain('78');
});
