import type { Analysis, AnalysisFinding, AnalysisStep } from '../../core/analysis.ts';
import type { ValueFormat } from '../../core/answer.ts';
import { isNumericKind } from '../../core/cell.ts';
import {
  answeredBy,
  findingOf,
  formatsOf,
  onOneLine,
  verdictWords,
  type Writing,
  writeFigure,
} from './writing.ts';

const shownRows = 30;

/** A chat as GitHub's Markdown: words, figures, tables and code. */
export function toMarkdown(analysis: Analysis, writing: Writing): string {
  const { title, madeAt, tables, steps, insights } = analysis;
  const about = tables.map(
    ({ fileName, rowCount }) => `${fileName} (${writing.value(rowCount, { style: 'count' })} rows)`,
  );
  return [
    `# ${plain(title)}`,
    `*${plain([writing.day(madeAt), ...about].join(' · '))}*`,
    ...(insights.length === 0 ? [] : [insights.map(({ text }) => `- ${plain(text)}`).join('\n')]),
    ...steps.flatMap((step) => stepMarkdown(step, writing)),
    '',
  ].join('\n\n');
}

function stepMarkdown(step: AnalysisStep, writing: Writing): readonly string[] {
  return [
    `## ${plain(step.question)}`,
    ...answerMarkdown(step, writing),
    ...step.findings.flatMap(({ purpose, language, code, inputSql }) => [
      `${plain(purpose)}:`,
      ...(inputSql === undefined ? [] : [fenced(inputSql, 'sql')]),
      fenced(code, language),
    ]),
  ];
}

/** Words, figures, what was assumed, and the table. */
export function answerMarkdown(step: AnalysisStep, writing: Writing): readonly string[] {
  const shown = findingOf(step, step.tableResultId);
  const verdict = verdictWords(step.verdict);
  return [
    ...step.text.map((paragraph) =>
      paragraph
        .map((segment) => {
          if ('figure' in segment) return inside(writeFigure(step, segment.figure, writing));
          return segment.strong === true ? strong(segment.text) : inside(segment.text);
        })
        .join(''),
    ),
    ...(step.metrics.length === 0
      ? []
      : [
          step.metrics
            .map(({ name, figure }) => `- ${plain(name)}: **${plain(writeFigure(step, figure, writing))}**`)
            .join('\n'),
        ]),
    ...step.assumptions.map((text) => `> ${plain(text)}`),
    ...(shown === undefined ? [] : table(shown, formatsOf(step, shown.id), writing)),
    `*Found by ${plain(answeredBy(step))}.${verdict === undefined ? '' : ` ${verdict}`}*`,
  ];
}

function strong(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inner === '' ? text : `${before}**${inside(inner)}**${after}`;
}

function table(
  { table: rows, rowCount }: AnalysisFinding,
  formats: ReadonlyMap<string, ValueFormat>,
  writing: Writing,
): readonly string[] {
  if (rows === null || rows.columns.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  const shown = rows.rows
    .slice(0, shownRows)
    .map((cells) =>
      rows.columns.map(({ name, kind }, at) => writing.cell(cells[at] ?? null, kind, formats.get(name))),
    );
  const rule = `| ${rows.columns.map(({ kind }) => (isNumericKind(kind) ? '---:' : '---')).join(' | ')} |`;
  const more = rowCount > shown.length ? [`*The first ${shown.length} of ${rowCount} rows.*`] : [];
  return [[line(rows.columns.map(({ name }) => name)), rule, ...shown.map(line)].join('\n'), ...more];
}

/** Text on one line that Markdown takes as it stands, HTML included. */
export function plain(text: string): string {
  return inside(onOneLine(text)).replace(/^([#+-]|\d+[.)])(?=\s)/, '\\$1');
}

/** Within a line: blanks at its ends stay. */
function inside(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>|~$]/g, (sign) => `\\${sign}`);
}

/** With a fence that the code does not hold. */
function fenced(code: string, language: string): string {
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}
