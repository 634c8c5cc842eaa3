import type { Answer, Verdict } from '../../src/core/answer.ts';
import type { Cell } from '../../src/core/cell.ts';
import type { Classification } from '../../src/core/event.ts';
import type { Finding } from '../../src/core/finding.ts';
import { plainText } from '../../src/core/rich-text.ts';
import type { Turn } from '../../src/core/turn.ts';
import { formatValue } from '../../src/ui/format.ts';

/** What is printed of one question: its answer as data. */
export interface AnswerLine {
  readonly id: string;
  readonly question: string;
  readonly classification: Classification | null;
  readonly declined: boolean;
  readonly headline: Answer['headline'];
  readonly text: string;
  /** Rates are fractions, as in the results. */
  readonly metrics: readonly { readonly name: string; readonly value: Cell; readonly unit?: string }[];
  readonly sql: readonly string[];
  readonly python: readonly string[];
  readonly result: AnswerTable | null;
  readonly chart_spec: Answer['chart'];
  readonly follow_ups: readonly string[];
  readonly verdict: Verdict | null;
  readonly elapsed_ms: number;
  readonly error?: string;
}

interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const rowLimit = 1000;

export function answerLine(id: string, turn: Turn, elapsedMs: number): AnswerLine {
  const { answer, verdict, findings } = turn;
  return {
    ...emptyLine(id, turn.question, elapsedMs),
    classification: turn.orchestration?.classification ?? null,
    ...(answer === undefined ? {} : answerFields(answer)),
    sql: codeIn('sql', findings),
    python: codeIn('python', findings),
    result: tableOf(shownFinding(answer, findings)),
    verdict: verdict ?? null,
    ...errorOf(turn),
  };
}

/** The line of a question that never became a turn. */
export function failedLine(id: string, question: string, elapsedMs: number, error: string): AnswerLine {
  return { ...emptyLine(id, question, elapsedMs), error };
}

function emptyLine(id: string, question: string, elapsedMs: number): AnswerLine {
  return {
    id,
    question,
    classification: null,
    declined: false,
    headline: null,
    text: '',
    metrics: [],
    sql: [],
    python: [],
    result: null,
    chart_spec: null,
    follow_ups: [],
    verdict: null,
    elapsed_ms: Math.round(elapsedMs),
  };
}

function answerFields(answer: Answer) {
  return {
    declined: answer.declined,
    headline: answer.headline,
    text: plainText(answer.text, ({ value, format }) => formatValue(value, format, 'prose', 'en-GB')),
    metrics: answer.metrics.map(({ name, value: { value, format } }) => ({
      name,
      value,
      ...(format.unit === undefined ? {} : { unit: format.unit }),
    })),
    chart_spec: answer.chart,
    follow_ups: answer.followUps,
  };
}

function codeIn(language: Finding['language'], findings: readonly Finding[]): readonly string[] {
  return findings.filter((finding) => finding.language === language).map(({ code }) => code);
}

function shownFinding(answer: Answer | undefined, findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ id }) => id === answer?.tableResultId) ?? findings[0];
}

function tableOf(finding: Finding | undefined): AnswerTable | null {
  const table = finding?.language === 'python' ? finding.result.table : finding?.result;
  if (table === undefined || table === null) return null;
  return { columns: table.columns.map(({ name }) => name), rows: table.rows.slice(0, rowLimit) };
}

function errorOf(turn: Turn): { readonly error?: string } {
  if (turn.error !== undefined) return { error: turn.error.message };
  return turn.state === 'answered' ? {} : { error: `The question was ${turn.state}, not answered.` };
}
