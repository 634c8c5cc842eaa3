import type { InsightBasis, TableRows } from '../core/analysis.ts';
import type { Finding } from '../core/finding.ts';
import type { Turn } from '../core/turn.ts';

/** Rows that an insight keeps of its result. */
const keptRows = 200;

/** What an answer rests on: the result that it draws, or else the one that it shows, or its first. */
export function basisOf({ answer, findings }: Turn): InsightBasis | undefined {
  if (answer === undefined) return undefined;
  const of = (id: string | null | undefined) => findings.find((finding) => finding.id === id);
  const finding = of(answer.chart?.resultId) ?? of(answer.tableResultId) ?? findings[0];
  if (finding === undefined) return undefined;
  const inputSql = finding.language === 'python' ? finding.inputSql : undefined;
  return {
    language: finding.language,
    purpose: finding.purpose,
    code: finding.code,
    ...(inputSql === undefined ? {} : { inputSql }),
    chart: answer.chart?.resultId === finding.id ? answer.chart : null,
    table: rowsOf(finding),
  };
}

function rowsOf(finding: Finding): TableRows | null {
  const table = finding.language === 'sql' ? finding.result : finding.result.table;
  if (table === null) return null;
  return {
    columns: table.columns.map(({ name, type, kind }) => ({ name, type, kind })),
    rows: table.rows.slice(0, keptRows),
    truncated: table.truncated || table.rows.length > keptRows,
  };
}
