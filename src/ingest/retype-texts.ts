import { type ImportNote, quoteIdentifier, quoteText } from '../core/dataset.ts';
import { infoNote } from '../core/import-note.ts';
import type { Detection, OpenQuestion } from '../core/import-report.ts';
import type { ReadRequest } from './format.ts';
import { readingNotes } from './formats/delimited/notes.ts';
import { type ColumnPlan, inferColumns } from './formats/delimited/plan.ts';
import { questionOf, writingDetections } from './formats/delimited/report.ts';

/** What became of columns of texts. */
export interface Retyped {
  readonly notes: readonly ImportNote[];
  /** Cells that say in words that there is no value, and are NULL now. */
  readonly missing: number;
  readonly question: OpenQuestion | undefined;
  readonly readAs: readonly Detection[];
}

interface TextColumns {
  readonly written: readonly string[];
  /** Only dates and times are looked for in these. */
  readonly dated?: readonly string[];
}

/** Distinct texts of a column that are looked at; the engine then tries all. */
const mostTexts = 4000;

/** Gives columns whose texts all say numbers, dates or the like that type. A column that one text does not fit stays. */
export async function retypeTexts(
  request: ReadRequest,
  table: string,
  { written, dated = [] }: TextColumns,
): Promise<Retyped> {
  const all = [...written, ...dated];
  if (all.length === 0) return { notes: [], missing: 0, question: undefined, readAs: [] };
  const texts: ReadonlySet<string>[] = [];
  for (const column of all) texts.push(await textsOf(request, table, column));
  const plans = inferColumns(all, texts, { delimiter: ',', choices: request.choices });
  const fitting: ColumnPlan[] = [];
  const notes: ImportNote[] = [];
  let missing = 0;
  for (const plan of plans) {
    if (plan.reading.kind === 'text') {
      fitting.push(plan);
      continue;
    }
    if (dated.includes(plan.name) && !isTemporal(plan)) continue;
    const { unfit, none } = await measure(request, table, plan);
    if (unfit > 0) continue;
    await retype(request, table, plan);
    fitting.push(plan);
    notes.push(infoNote({ code: 'texts-read', column: plan.name, kind: plan.reading.kind }));
    missing += none;
  }
  return {
    notes: [...notes, ...readingNotes({ columns: fitting })],
    missing,
    question: questionOf({ columns: fitting }),
    readAs: writingDetections({ columns: fitting, choices: request.choices }),
  };
}

function isTemporal({ reading }: ColumnPlan): boolean {
  return reading.kind === 'date' || reading.kind === 'timestamp' || reading.kind === 'time';
}

async function textsOf(
  { engine, signal }: ReadRequest,
  table: string,
  column: string,
): Promise<ReadonlySet<string>> {
  const text = `trim(${quoteIdentifier(column)})`;
  const { rows } = await engine.query(
    `SELECT DISTINCT ${text} FROM ${quoteIdentifier(table)} WHERE ${text} <> '' LIMIT ${mostTexts}`,
    { signal, rowLimit: mostTexts },
  );
  return new Set(rows.flatMap(([value]) => (typeof value === 'string' ? [value] : [])));
}

async function measure(
  { engine, signal }: ReadRequest,
  table: string,
  plan: ColumnPlan,
): Promise<{ unfit: number; none: number }> {
  const name = quoteIdentifier(plan.name);
  const { rows } = await engine.query(
    `SELECT count(*) FILTER (NOT ${isMissing(plan)} AND ${valueSql(plan)} IS NULL), count(*) FILTER (${isMissing(plan)})
     FROM ${quoteIdentifier(table)} WHERE ${name} IS NOT NULL`,
    { signal },
  );
  const [unfit, none] = rows[0] ?? [];
  return { unfit: Number(unfit), none: Number(none) };
}

async function retype({ engine, signal }: ReadRequest, table: string, plan: ColumnPlan): Promise<void> {
  const name = quoteIdentifier(plan.name);
  await engine.execute(
    `ALTER TABLE ${quoteIdentifier(table)} ALTER ${name} TYPE ${plan.reading.type} USING ${valueSql(plan)}`,
    signal,
  );
}

function isMissing({ name, missing }: ColumnPlan): string {
  return `(trim(${quoteIdentifier(name)}) IN (${['', ...missing].map((word) => quoteText(word)).join(', ')}))`;
}

function valueSql(plan: ColumnPlan): string {
  const text = `trim(${quoteIdentifier(plan.name)})`;
  const fits = `regexp_full_match(${text}, ${quoteText(plan.reading.pattern)})`;
  return `CASE WHEN ${isMissing(plan)} THEN NULL WHEN ${fits} THEN ${plan.reading.fromText(text)} END`;
}
