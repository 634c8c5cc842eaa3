import type {
  Analysis,
  AnalysisFinding,
  AnalysisStep,
  InsightBasis,
  TableRows,
} from '../../core/analysis.ts';
import type { ValueFormat } from '../../core/answer.ts';
import { isNumericKind } from '../../core/cell.ts';
import type { ChartSpec } from '../../core/chart.ts';
import { chartSvg } from './chart/chart-svg.ts';
import { escaped } from './chart/svg.ts';
import { pageStyle } from './style.ts';
import { answeredBy, findingOf, formatsOf, verdictWords, type Writing, writeFigure } from './writing.ts';

const shownRows = 50;

/** Nothing is loaded and nothing is run, whatever an answer holds. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A chat as one page that needs nothing beside it: it opens by a double click. */
export function toHtml(analysis: Analysis, writing: Writing): string {
  const { title, steps, insights } = analysis;
  return page(title, [
    head(analysis, writing),
    ...(insights.length === 0 ? [] : [insightList(analysis)]),
    ...steps.map((step) => article(step, writing)),
  ]);
}

/** What was found, on a page: each insight with its chart and what it was found with. */
export function toReport({ title, madeAt, tables, insights }: Analysis, writing: Writing): string {
  const about = tables[0] === undefined ? '' : ` · ${tables[0].fileName}`;
  return page(title, [
    `<header><h1>${escaped(title)}</h1><p class="quiet">${escaped(writing.day(madeAt) + about)}</p></header>`,
    ...insights.map(
      ({ text, question, basis }) =>
        `<article><h2>${escaped(text)}</h2>${question === '' ? '' : `<p class="quiet">${escaped(question)}</p>`}${
          basis === undefined ? '' : basisBlock(basis, writing)
        }</article>`,
    ),
  ]);
}

function page(title: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${pageStyle}
</style>
</head>
<body>
${body.join('\n')}
<footer>Made with InsightX: the data stayed on the machine where it was analysed.</footer>
</body>
</html>
`;
}

function head({ title, madeAt, tables, steps }: Analysis, writing: Writing): string {
  const about = tables.map(
    ({ fileName, rowCount }) => `${fileName}, ${writing.value(rowCount, { style: 'count' })} rows`,
  );
  const words = [
    writing.day(madeAt),
    ...about,
    `${steps.length} ${steps.length === 1 ? 'question' : 'questions'}`,
  ];
  return `<header><h1>${escaped(title)}</h1><p class="quiet">${escaped(words.join(' · '))}</p></header>`;
}

function insightList({ insights }: Analysis): string {
  return `<section><h2>What was kept</h2><ul>${insights.map(({ text }) => `<li>${escaped(text)}</li>`).join('')}</ul></section>`;
}

function article(step: AnalysisStep, writing: Writing): string {
  const drawn = chartOf(step, writing);
  const shown = findingOf(step, step.tableResultId);
  return [
    `<article><h2>${escaped(step.question)}</h2>`,
    ...step.text.map(
      (paragraph) => `<p>${paragraph.map((segment) => segmentHtml(segment, step, writing)).join('')}</p>`,
    ),
    metrics(step, writing),
    ...step.assumptions.map((text) => `<p class="quiet">${escaped(text)}</p>`),
    drawn ?? '',
    shown === undefined || shown.table === null ? '' : tableHtml(shown, formatsOf(step, shown.id), writing),
    ...step.findings.flatMap(({ pictures }) => pictures).map(picture),
    how(step),
    '</article>',
  ].join('\n');
}

function segmentHtml(
  segment: AnalysisStep['text'][number][number],
  step: AnalysisStep,
  writing: Writing,
): string {
  if ('figure' in segment) return escaped(writeFigure(step, segment.figure, writing));
  return segment.strong === true ? `<strong>${escaped(segment.text)}</strong>` : escaped(segment.text);
}

function metrics(step: AnalysisStep, writing: Writing): string {
  if (step.metrics.length === 0) return '';
  const items = step.metrics.map(
    ({ name, figure }) =>
      `<div><dt>${escaped(name)}</dt><dd>${escaped(writeFigure(step, figure, writing))}</dd></div>`,
  );
  return `<dl>${items.join('')}</dl>`;
}

function chartOf(step: AnalysisStep, writing: Writing): string | undefined {
  const found = findingOf(step, step.chart?.resultId ?? null);
  const table = found?.table ?? null;
  if (step.chart === null || found === undefined || table === null) return undefined;
  return figure(step.chart, table, writing, partOf(found, table, writing));
}

/** What a drawing rests on, where that is not the whole result. */
function partOf(
  { rowCount, truncated }: Pick<AnalysisFinding, 'rowCount' | 'truncated'>,
  { rows }: TableRows,
  writing: Writing,
): string | undefined {
  const [first, all] = [rows.length, rowCount].map((count) => writing.value(count, { style: 'count' }));
  if (truncated) return `Drawn from the first ${first ?? ''} rows; there are more.`;
  return rows.length < rowCount ? `Drawn from the first ${first ?? ''} of ${all ?? ''} rows.` : undefined;
}

/** Of the rows that an insight keeps; boxes are of all rows. */
function sizeOf({ rows, truncated, boxes }: TableRows): Pick<AnalysisFinding, 'rowCount' | 'truncated'> {
  return { rowCount: rows.length, truncated: truncated === true && boxes === undefined };
}

function figure(chart: ChartSpec, table: TableRows, writing: Writing, part?: string): string | undefined {
  const svg = chartSvg(chart, table, writing);
  if (svg === undefined) return undefined;
  const notes = [chart.note, part].filter((words) => words !== undefined).join(' · ');
  const foot = notes === '' ? '' : `<p class="quiet">${escaped(notes)}</p>`;
  const under = chart.subtitle === '' ? '' : `<p>${escaped(chart.subtitle)}</p>`;
  return `<figure><figcaption>${escaped(chart.title)}${under}</figcaption>${svg}${foot}</figure>`;
}

function tableHtml(
  { rowCount, truncated, table }: Pick<AnalysisFinding, 'rowCount' | 'truncated' | 'table'>,
  formats: ReadonlyMap<string, ValueFormat>,
  writing: Writing,
): string {
  if (table === null) return '';
  const classes = table.columns.map(({ kind }) => (isNumericKind(kind) ? ' class="number"' : ''));
  const names = table.columns.map(
    ({ name }, at) => `<th${classes[at] ?? ''} scope="col">${escaped(name)}</th>`,
  );
  const rows = table.rows.slice(0, shownRows).map((cells) => {
    const texts = table.columns.map(({ name, kind }, at) =>
      writing.cell(cells[at] ?? null, kind, formats.get(name)),
    );
    return `<tr>${texts.map((text, at) => `<td${classes[at] ?? ''}>${escaped(text)}</td>`).join('')}</tr>`;
  });
  const all = Math.max(rowCount, table.rows.length);
  const more =
    all > rows.length || truncated
      ? `<p class="quiet">The first ${rows.length} of ${truncated ? 'more than ' : ''}${all} rows.</p>`
      : '';
  return `<div class="scroll"><table><thead><tr>${names.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>${more}`;
}

/** Base64 and nothing else. */
function picture({ mediaType, data }: AnalysisFinding['pictures'][number]): string {
  return /^[A-Za-z0-9+/=\s]*$/.test(data)
    ? `<figure><img alt="Drawn by Python" src="data:${mediaType};base64,${data}"></figure>`
    : '';
}

function how(step: AnalysisStep): string {
  if (step.findings.length === 0) return '';
  const verdict = verdictWords(step.verdict);
  const blocks = step.findings.map(
    ({ purpose, code, inputSql }) =>
      `<h3>${escaped(purpose)}</h3>${inputSql === undefined ? '' : `<pre>${escaped(inputSql)}</pre>`}<pre>${escaped(code)}</pre>`,
  );
  const by = `Found by ${answeredBy(step)}.${verdict === undefined ? '' : ` ${verdict}`}`;
  return `<details><summary>How it was found</summary><p class="quiet">${escaped(by)}</p>${blocks.join('')}</details>`;
}

function basisBlock({ chart, table, purpose, code, inputSql }: InsightBasis, writing: Writing): string {
  const drawn =
    chart === null || table === null
      ? undefined
      : figure(chart, table, writing, partOf(sizeOf(table), table, writing));
  const shown =
    drawn === undefined && table !== null
      ? tableHtml(
          { table, rowCount: table.rows.length, truncated: table.truncated ?? false },
          new Map(),
          writing,
        )
      : '';
  const query = `${inputSql === undefined ? '' : `<pre>${escaped(inputSql)}</pre>`}<pre>${escaped(code)}</pre>`;
  return `${drawn ?? ''}${shown}<details><summary>${escaped(purpose)}</summary>${query}</details>`;
}
