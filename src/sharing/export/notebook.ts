import type { Analysis, AnalysisFinding, AnalysisStep } from '../../core/analysis.ts';
import { quoteIdentifier } from '../../core/dataset.ts';
import { chartSvg } from './chart/chart-svg.ts';
import { isWholeFile, standInsOf } from './loading.ts';
import { answerMarkdown, plain } from './markdown.ts';
import setUp from './notebook-set-up.py?raw';
import { findingOf, type Writing } from './writing.ts';

interface Cell {
  readonly cell_type: 'markdown' | 'code';
  readonly id: string;
  readonly metadata: Record<string, never>;
  readonly source: readonly string[];
  readonly execution_count?: null;
  readonly outputs?: readonly never[];
}

/** A chat as a notebook (nbformat 4.5) that runs in Jupyter beside the file, with pandas and duckdb. */
export function toNotebook(analysis: Analysis, writing: Writing): string {
  const cells = [
    markdown([
      `# ${plain(analysis.title)}`,
      `*${plain(`${writing.day(analysis.madeAt)}, made with InsightX.`)} Needs pandas and duckdb.*`,
    ]),
    code(setUp.trim()),
    code(loading(analysis)),
    ...analysis.steps.flatMap((step, index) => stepCells(step, index, writing)),
  ];
  const notebook = {
    cells: cells.map((cell, index) => ({ ...cell, id: `cell-${index + 1}` })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function loading(analysis: Analysis): string {
  const { tables } = analysis;
  const [asked] = tables;
  const lines = tables.map((table) => {
    const words = `load(${pythonText(table.name)}, ${pythonText(table.fileName)})`;
    return isWholeFile(table, tables)
      ? words
      : `${words}  # of several in this file: check that it is the right one`;
  });
  const views = standInsOf(analysis).map(
    (word) =>
      `con.execute(${pythonText(`CREATE OR REPLACE VIEW ${word} AS SELECT * FROM ${quoteIdentifier(asked?.name ?? '')}`)})`,
  );
  const frame =
    asked === undefined
      ? []
      : [
          `all_rows = ${pythonText(`SELECT * FROM ${quoteIdentifier(asked.name)}`)}`,
          'df = con.sql(all_rows).df()',
          'df.head()',
        ];
  return [...lines, ...views, ...frame].join('\n');
}

function stepCells(step: AnalysisStep, index: number, writing: Writing): readonly Cell[] {
  const table = findingOf(step, step.chart?.resultId ?? null)?.table ?? null;
  const svg = step.chart === null || table === null ? undefined : chartSvg(step.chart, table, writing);
  const drawn =
    svg === undefined
      ? []
      : [`![${plain(step.chart?.title ?? '')}](data:image/svg+xml;base64,${base64(withColours(svg))})`];
  return [
    markdown([`## ${plain(step.question)}`, ...answerMarkdown(step, writing), ...drawn]),
    ...step.findings.map((finding) => code(findingCode(finding, `${index + 1}`))),
  ];
}

function findingCode(
  { id, language, purpose, code: found, inputSql }: AnalysisFinding,
  step: string,
): string {
  const name = `step${step}_${id.replaceAll(/\W/g, '_')}`;
  const about = `# ${purpose.replaceAll(/\s+/g, ' ').trim()}`;
  if (language === 'sql') return [about, `${name} = con.sql(${pythonText(found)}).df()`, name].join('\n');
  const given = inputSql === undefined ? 'given()' : `given(${pythonText(inputSql)})`;
  const shows = /\bresults\b/.test(found) ? ['results'] : [];
  return [about, `globals().update(${given})`, found.trimEnd(), ...shows].join('\n');
}

/** A picture has no page to take its colours from. */
function withColours(svg: string): string {
  const style = `text{font:12px sans-serif;fill:#59626a}.name,.value{fill:#1f2529}rect.s1,circle.s1{fill:#1c659c}rect.s2,circle.s2{fill:#b9731a}rect.s3,circle.s3{fill:#18805d}rect.s4,circle.s4{fill:#ad5c8c}rect.s5,circle.s5{fill:#b84a12}rect.s6,circle.s6{fill:#3d93b5}rect.point{fill:#0d6270}rect.quiet{fill:#a3a9ad}path{fill:none;stroke-width:2}.s1.line{stroke:#1c659c}.s2.line{stroke:#b9731a}.s3.line{stroke:#18805d}.s4.line{stroke:#ad5c8c}.s5.line{stroke:#b84a12}.s6.line{stroke:#3d93b5}.under{fill:#1c659c;opacity:.16}line{stroke:#dfdcd7}line.zero{stroke:#59626a}line.base{stroke:#1f2529;stroke-dasharray:4 3}`;
  return svg.replace(
    /^(<svg[^>]*>)/,
    `$1<style>${style}</style><rect width="100%" height="100%" fill="#fff"/>`,
  );
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

function markdown(paragraphs: readonly string[]): Cell {
  return { cell_type: 'markdown', id: '', metadata: {}, source: linesOf(paragraphs.join('\n\n')) };
}

function code(text: string): Cell {
  return {
    cell_type: 'code',
    id: '',
    metadata: {},
    source: linesOf(text),
    execution_count: null,
    outputs: [],
  };
}

/** As nbformat has it: every line but the last with its end. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line));
}

/** A Python string: in three quotes where that reads as it is, else escaped. */
export function pythonText(text: string): string {
  const isPlain = !/[\\\r\0]|"""|"$/.test(text) && /^[\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\uffff]*$/.test(text);
  if (isPlain && text.includes('\n')) return `"""${text}"""`;
  return JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
