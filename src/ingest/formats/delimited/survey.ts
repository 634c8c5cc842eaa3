import { z } from 'zod';
import type { ImportNote } from '../../../core/dataset.ts';
import { warningNote } from '../../../core/import-note.ts';
import type { ReadRequest } from '../../format.ts';
import { type ColumnPlan, inferColumns, type Plan } from './plan.ts';
import { type MountedText, surveySql } from './read-sql.ts';

/** A survey reads the whole file; far from every file takes so long. */
const timeoutMs = 3_600_000;

const measuresSchema = z.object({
  count: z.coerce.number(),
  firstRow: z.coerce.number().nullable(),
  firstText: z.string().nullable(),
  examples: z.array(z.string()).nullable(),
  blanks: z.coerce.number(),
});
type Measures = z.infer<typeof measuresSchema> & { readonly column: ColumnPlan };

interface Unfit {
  readonly column: ColumnPlan;
  readonly count: number;
  readonly firstRow: number;
  readonly firstText: string;
  readonly examples: readonly string[];
}

export interface Survey {
  readonly columns: readonly ColumnPlan[];
  readonly notes: readonly ImportNote[];
  /** What does not fit are the names of the columns, once more among the rows. */
  readonly holdsNamesAgain: boolean;
}

/** Finds the columns with values that their type does not fit, and a type that these fit too: text, if no other. */
export async function survey(request: ReadRequest, file: MountedText, isMended: boolean): Promise<Survey> {
  const { engine, signal } = request;
  const { rows } = await engine.query(surveySql(file), { signal, timeoutMs });
  const measures = readMeasures(file.plan, rows[0] ?? []);
  const unfits = measures.flatMap(unfitOf);
  const columns = withoutStumbling(withExamples(file.plan, unfits), measures);
  const notes = unfits.map((unfit) => {
    const now = columns.find(({ name }) => name === unfit.column.name);
    return now?.reading.kind === 'text' ? widenedNote(unfit, file.plan, isMended) : undefined;
  });
  const given = notes.filter((note) => note !== undefined);
  return { columns, notes: given, holdsNamesAgain: areNames(unfits, measures.length, file.plan) };
}

/** In each column that is not of texts, its own name. */
function areNames(unfits: readonly Unfit[], columns: number, { layout }: Plan): boolean {
  const { header } = layout;
  if (header === undefined || header.length < 2 || unfits.length < columns) return false;
  const names = header.map((name) => name.trim());
  return unfits.every(
    ({ firstText, firstRow }) => firstRow === unfits[0]?.firstRow && names.includes(firstText),
  );
}

function readMeasures(plan: Plan, row: readonly unknown[]): readonly Measures[] {
  const surveyed = plan.columns.filter((column) => column.reading.kind !== 'text');
  return surveyed.map((column, index) => {
    const [count, firstRow, firstText, examples, blanks] = row.slice(1 + 5 * index, 6 + 5 * index);
    return { column, ...measuresSchema.parse({ count, firstRow, firstText, examples, blanks }) };
  });
}

function unfitOf({ column, count, firstRow, firstText, examples }: Measures): readonly Unfit[] {
  if (count === 0 || firstRow === null || firstText === null) return [];
  return [{ column, count, firstRow, firstText, examples: examples ?? [] }];
}

/** The reader has complained: where every text fits and no blanks are to blame, any column may be it. */
function withoutStumbling(
  columns: readonly ColumnPlan[],
  measures: readonly Measures[],
): readonly ColumnPlan[] {
  const isAllFit = measures.every(({ count, blanks }) => count === 0 && blanks === 0);
  const names = measures.filter(({ blanks }) => isAllFit || blanks > 0).map(({ column: { name } }) => name);
  return columns.map((column) =>
    names.includes(column.name) ? { ...column, isStumbledOver: true } : column,
  );
}

function withExamples(plan: Plan, unfits: readonly Unfit[]): readonly ColumnPlan[] {
  const texts = plan.columns.map((column) => {
    const unfit = unfits.find(({ column: { name } }) => name === column.name);
    return unfit === undefined
      ? column.texts
      : new Set([unfit.firstText, ...unfit.examples, ...column.texts]);
  });
  const again = inferColumns(
    plan.columns.map(({ name }) => name),
    texts,
    { delimiter: plan.originalDelimiter, choices: plan.choices },
  );
  return plan.columns.map((column, index) => {
    const hasUnfit = unfits.some(({ column: { name } }) => name === column.name);
    return hasUnfit ? (again[index] ?? column) : column;
  });
}

function widenedNote(
  { column, count, firstRow, firstText }: Unfit,
  plan: Plan,
  isMended: boolean,
): ImportNote {
  const line = isMended ? undefined : firstRow + plan.skipRecords;
  const note = warningNote({
    code: 'kept-as-text',
    column: column.name,
    text: shortened(firstText),
    kind: column.reading.kind,
    where: line === undefined ? { unit: 'row', number: firstRow } : { unit: 'line', number: line },
    more: count - 1,
  });
  return line === undefined ? note : { ...note, line };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
