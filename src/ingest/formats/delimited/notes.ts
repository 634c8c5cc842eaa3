import type { ImportNote } from '../../../core/dataset.ts';
import type { ImportFact } from '../../../core/import-fact.ts';
import { infoNote, warningNote } from '../../../core/import-note.ts';
import { couldBeginWithYear } from './date-format.ts';
import type { Count, Mending } from './mend.ts';
import { isInBrackets } from './numbers.ts';
import type { ColumnPlan, Plan } from './plan.ts';

/** What was assumed about the values of a file. */
export function readingNotes({ columns }: Pick<Plan, 'columns'>): ImportNote[] {
  return [
    ...missingNotes(columns),
    ...columns.filter(({ isUndecided }) => isUndecided === true).map(undecidedNote),
    ...columns.flatMap((column) => [
      ...ambiguityNotes(column),
      ...unitNotes(column),
      ...bracketNotes(column),
      ...zoneNotes(column),
      ...yearNotes(column),
    ]),
  ];
}

/** What was done to make a file even. */
export function mendingNotes(plan: Plan, mending: Mending, width: number): ImportNote[] {
  const cells = plan.hasTrailingDelimiter ? width - 1 : width;
  const surplus = [width + 1, ...(mending.width > width + 1 ? [mending.width] : [])];
  return [
    ...countNote(mending.short, (rows) => ({ code: 'short-rows', ...rows, width: cells })),
    ...countNote(mending.long, (rows) => ({
      ...{ code: 'long-rows', ...rows, width: cells },
      columns: surplus.map((place) => `column${place}`),
    })),
    ...countNote(mending.strayQuotes, (rows) => ({ code: 'stray-quotes', ...rows })),
    ...strayNote(mending.names, 'names-again'),
    ...strayNote(mending.remarks, 'remarks'),
  ];
}

type Counted = { readonly rows: number; readonly line: number };

function countNote({ rows, firstLine }: Count, fact: (counted: Counted) => ImportFact): ImportNote[] {
  if (rows === 0 || firstLine === undefined) return [];
  return [{ ...warningNote(fact({ rows, line: firstLine })), line: firstLine }];
}

function strayNote({ rows, firstLine }: Count, code: 'names-again' | 'remarks'): ImportNote[] {
  if (firstLine === undefined) return [];
  return [{ ...infoNote({ code, rows }), line: firstLine }];
}

function missingNotes(columns: readonly ColumnPlan[]): ImportNote[] {
  return columns
    .filter(({ missing }) => missing.length > 0)
    .map(({ name, missing }) => infoNote({ code: 'missing-words', column: name, words: missing }));
}

function undecidedNote({ name, texts }: ColumnPlan): ImportNote {
  const [example = ''] = texts;
  return warningNote({ code: 'undecided-dates', column: name, example });
}

function ambiguityNotes({ name, reading, otherWay }: ColumnPlan): ImportNote[] {
  if (otherWay === undefined) return [];
  const [taken = '', other = ''] = [reading, otherWay].map(({ style }) => style?.point ?? '.');
  return [warningNote({ code: 'undecided-decimals', column: name, taken, other })];
}

function unitNotes({ name, reading: { unit } }: ColumnPlan): ImportNote[] {
  return unit === undefined ? [] : [infoNote({ code: 'unit-left-out', column: name, unit })];
}

function zoneNotes({ name, reading }: ColumnPlan): ImportNote[] {
  return reading.format === 'offset' ? [infoNote({ code: 'times-to-utc', column: name })] : [];
}

function bracketNotes({ name, reading, texts }: ColumnPlan): ImportNote[] {
  const example = reading.kind === 'number' ? [...texts].find(isInBrackets) : undefined;
  return example === undefined ? [] : [infoNote({ code: 'brackets', column: name, example })];
}

function yearNotes({ name, reading, texts }: ColumnPlan): ImportNote[] {
  if (reading.format?.endsWith('%y') !== true) return [];
  const thisYear = new Date().getFullYear() % 100;
  const all = [...texts];
  const isInFuture = (text: string) => Number(text.slice(-2)) > thisYear && Number(text.slice(-2)) < 69;
  const example = couldBeginWithYear(all) ? all[0] : all.find(isInFuture);
  if (example === undefined) return [];
  const year = `20${example.slice(-2)}`;
  return [warningNote({ code: 'two-digit-years', column: name, example, year })];
}
