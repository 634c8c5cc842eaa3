import type { InsightBasis, TableRows } from '../core/analysis.ts';
import type { Finding } from '../core/finding.ts';
import type { Turn } from '../core/turn.ts';

/** Rows that an insight keeps of its result; of one that it draws, as many as the page has of any. */
const keptRows = 200;
const drawnRows = 1_000;

/** What an answer rests on: the result that it draws, or else the one that it shows, or its first. */
export function basisFinding({ answer, findings }: Turn): Finding | undefined {
  const of = (id: string | null | undefined) => findings.find((finding) => finding.id === id);
  return of(answer?.chart?.resultId) ?? of(answer?.tableResultId) ?? findings[0];
}

/** `drawn` is what its chart takes of the whole result, where that is more than the page has. */
export function basisOf(turn: Turn, drawn?: TableRows): InsightBasis | undefined {
  const { answer } = turn;
  const finding = basisFinding(turn);
  if (answer === undefined || finding === undefined) return undefined;
  const chart = answer.chart?.resultId === finding.id ? answer.chart : null;
  const inputSql = finding.language === 'python' ? finding.inputSql : undefined;
  return {
    language: finding.language,
    purpose: finding.purpose,
    code: finding.code,
    ...(inputSql === undefined ? {} : { inputSql }),
    chart,
    table: firstRows(drawn ?? rowsOf(finding), chart === null ? keptRows : drawnRows),
  };
}

function rowsOf(finding: Finding): TableRows | null {
  const table = finding.language === 'sql' ? finding.result : finding.result.table;
  if (table === null) return null;
  const columns = table.columns.map(({ name, type, kind }) => ({ name, type, kind }));
  return { columns, rows: table.rows, truncated: table.truncated };
}

function firstRows(table: TableRows | null, count: number): TableRows | null {
  if (table === null) return null;
  const { rows, truncated } = table;
  return { ...table, rows: rows.slice(0, count), truncated: truncated === true || rows.length > count };
}
