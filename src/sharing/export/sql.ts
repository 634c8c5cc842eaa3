import type { Analysis, AnalysisStep, AnalysisTable } from '../../core/analysis.ts';
import { quoteIdentifier, quoteText } from '../../core/dataset.ts';
import { isWholeFile, readerOf, standInsOf } from './loading.ts';
import { onOneLine, type Writing, writeFigure } from './writing.ts';

/** All queries of a chat as a script for DuckDB, to be run beside the file. Python is left out, and said so. */
export function toSql(analysis: Analysis, writing: Writing): string {
  const { title, madeAt, tables, steps } = analysis;
  const [asked] = tables;
  const views = standInsOf(analysis).map(
    (word) => `CREATE OR REPLACE VIEW ${word} AS SELECT * FROM ${quoteIdentifier(asked?.name ?? '')};`,
  );
  return [
    [
      comment(title),
      comment(`${writing.day(madeAt)}, made with InsightX.`),
      comment('Run it in the folder of the file, with DuckDB 1.4 or newer.'),
    ].join('\n'),
    ...tables.map((table) => loading(table, tables)),
    ...(views.length === 0 ? [] : [views.join('\n')]),
    ...steps.map((step, index) => stepSql(step, index, writing)),
    '',
  ].join('\n\n');
}

function loading(table: AnalysisTable, tables: readonly AnalysisTable[]): string {
  const { name, fileName } = table;
  const reader = readerOf(fileName);
  const create = `CREATE OR REPLACE TABLE ${quoteIdentifier(name)} AS`;
  if (reader !== undefined && isWholeFile(table, tables)) {
    return `${create} SELECT * FROM ${reader}(${quoteText(fileName)});`;
  }
  return [
    comment(`${fileName} is not read by DuckDB's core: make the table ${name} of it first.`),
    comment(create),
  ].join('\n');
}

function stepSql(step: AnalysisStep, index: number, writing: Writing): string {
  const answer = step.text
    .flat()
    .map((segment) => ('figure' in segment ? writeFigure(step, segment.figure, writing) : segment.text))
    .join('');
  const queries = step.findings.map(({ language, purpose, code, inputSql }) => {
    if (language === 'sql') return `${comment(purpose)}\n${statement(code)}`;
    const input = inputSql === undefined ? '' : `\n${statement(inputSql)}`;
    return `${comment(`${purpose} (computed in Python, which is not part of this script${input === '' ? '' : '; its rows:'})`)}${input}`;
  });
  return [
    comment(`${index + 1}. ${step.question}`),
    ...(answer === '' ? [] : [comment(answer)]),
    ...queries,
  ].join('\n');
}

/** On a line of its own, the sign at the end is in no comment. */
function statement(code: string): string {
  return `${code.replace(/;\s*$/, '').trimEnd()}\n;`;
}

function comment(text: string): string {
  return `-- ${onOneLine(text)}`;
}
