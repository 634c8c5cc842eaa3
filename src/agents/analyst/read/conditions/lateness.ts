import type { ColumnMark, CueMark, Mark } from '../../annotate/mark.ts';
import { columnOf, type Expression, type Filter } from '../../intent.ts';
import { measured, type SchemaColumn } from '../../schema/schema.ts';
import { stemOf } from '../../text/stem.ts';
import { freeMarks, isCue, keep, notBefore, type Reader, saidBy } from './reader.ts';

/** "returned late", "on time": beyond zero days late, or done behind the date by which it was due; what is overdue is not done. */
export function readLateness(reader: Reader): void {
  for (const cue of freeMarks(reader).filter((mark) => isCue(mark, 'lateness'))) {
    const deeds = deedsBeside(reader, cue);
    const not = notBefore(reader, cue.span.from);
    const isLate = (cue.cue.type === 'lateness' && cue.cue.isLate) !== not.length > 0;
    const isOpen = /due$/i.test(saidBy(reader, cue));
    const bound = delayBound(reader, isLate) ?? (isOpen ? undefined : dueBound(reader, deeds, isLate));
    if (bound === undefined) continue;
    keep(reader, {
      ...bound,
      marks: [cue, ...deeds, ...not],
      assumption: { text: `I took “${saidBy(reader, cue)}” as: ${bound.text}.`, alternatives: [] },
      trust: 0.95,
    });
  }
}

interface Bound {
  readonly filter: Filter;
  readonly columns: readonly SchemaColumn[];
  readonly text: string;
}

function delayBound({ schema }: Reader, isLate: boolean): Bound | undefined {
  const [column, rival] = schema.columns.filter(
    (one) => one.number !== undefined && one.flag === undefined && says(one, delays),
  );
  if (column === undefined || rival !== undefined) return undefined;
  const left = measured(column);
  const filter: Filter = { kind: 'compare', left, operator: isLate ? '>' : '<=', right: 0 };
  return { filter, columns: [column], text: `${column.name} is ${isLate ? 'above' : 'at most'} 0` };
}

function dueBound({ schema }: Reader, deeds: readonly ColumnMark[], isLate: boolean): Bound | undefined {
  const times = schema.columns.filter(({ isTime }) => isTime);
  const [due, otherDue] = times.filter((column) => says(column, deadlines));
  const done = times.filter((column) => column !== due && says(column, completions));
  const named = deeds.find(({ column }) => column !== due && column.isTime)?.column;
  const did = named ?? (done.length === 1 ? done[0] : undefined);
  if (due === undefined || otherDue !== undefined || did === undefined) return undefined;
  const [left, right] = [did, due].map(dayOf) as [Expression, Expression];
  const filter: Filter = { kind: 'compare', left, operator: isLate ? '>' : '<=', right };
  const text = `${did.name} is ${isLate ? 'after' : 'not after'} ${due.name}`;
  return { filter, columns: [did, due], text };
}

/** Whoever is a few hours behind on the day is not late. */
function dayOf({ name, profile }: SchemaColumn): Expression {
  return profile.kind === 'date' ? columnOf(name) : { kind: 'period', grain: 'day', of: name };
}

/** "returned late", "late deliveries": the time of what was done, right beside the word. */
function deedsBeside(reader: Reader, { span }: CueMark): ColumnMark[] {
  const isBeside = (mark: Mark): boolean =>
    mark.span.to === span.from || (mark.span.from === span.to && !isBreak(reader, span.to));
  return freeMarks(reader)
    .filter((mark) => mark.kind === 'column')
    .filter((mark) => mark.column.isTime && mark.isLoose && isBeside(mark));
}

function isBreak({ tokens }: Reader, index: number): boolean {
  return tokens[index]?.afterBreak === true;
}

function says({ words }: SchemaColumn, stems: ReadonlySet<string>): boolean {
  return words.some(({ stem }) => stems.has(stem));
}

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stemOf));

const delays = stems('late lateness delay delayed overdue');
const deadlines = stems('due deadline promised expected planned scheduled target eta required');
const completions = stems(
  'return returned delivery delivered actual completed completion closed finished arrival arrived received paid resolved',
);
