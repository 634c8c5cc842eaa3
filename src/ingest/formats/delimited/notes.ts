import type { ImportNote } from '../../../core/dataset.ts';
import type { Count, Mending } from './mend.ts';
import type { ColumnPlan, Plan } from './plan.ts';

/** What was assumed about the values of a file. */
export function readingNotes({ columns }: Pick<Plan, 'columns'>): ImportNote[] {
  return [
    ...missingNotes(columns),
    ...columns.filter(({ isUndecided }) => isUndecided === true).map(undecidedNote),
    ...columns.flatMap((column) => [
      ...ambiguityNotes(column),
      ...unitNotes(column),
      ...zoneNotes(column),
      ...yearNotes(column),
    ]),
  ];
}

/** What was done to make a file even. */
export function mendingNotes(plan: Plan, mending: Mending, width: number): ImportNote[] {
  const cells = plan.hasTrailingDelimiter ? width - 1 : width;
  const surplus =
    mending.width > width + 1 ? `column${width + 1} to column${mending.width}` : `column${width + 1}`;
  return [
    ...countNote(mending.short, `fewer than ${cells} values; what is missing was left empty`),
    ...countNote(mending.long, `more than ${cells} values; the surplus is in ${surplus}`),
    ...countNote(
      mending.strayQuotes,
      'quotes that do not close or stand in the middle; they were kept as letters',
    ),
  ];
}

function countNote({ rows, firstLine }: Count, what: string): ImportNote[] {
  if (rows === 0 || firstLine === undefined) return [];
  const who =
    rows === 1 ? `The row in line ${firstLine} has` : `${rows} rows (the first in line ${firstLine}) have`;
  return [{ level: 'warning', message: `${who} ${what}.`, line: firstLine }];
}

function missingNotes(columns: readonly ColumnPlan[]): ImportNote[] {
  return columns
    .filter(({ missing }) => missing.length > 0)
    .map(({ name, missing }) => ({
      level: 'info',
      message: `In column "${name}", ${listed(missing)} read as missing.`,
      column: name,
    }));
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return quoted.length === 1
    ? `${quoted.join('')} was`
    : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''} were`;
}

function undecidedNote({ name, texts }: ColumnPlan): ImportNote {
  const [example = ''] = texts;
  return {
    level: 'warning',
    message: `The dates in column "${name}", "${example}" say, do not tell day from month: they stay text until you say which comes first.`,
    column: name,
  };
}

function ambiguityNotes({ name, reading, otherWay }: ColumnPlan): ImportNote[] {
  if (otherWay === undefined) return [];
  const [taken, other] = [reading, otherWay].map(({ style }) => style?.point ?? '.');
  const message = `The numbers in column "${name}" were read with "${taken ?? ''}" before the decimals; they could also be meant with "${other ?? ''}".`;
  return [{ level: 'warning', message, column: name }];
}

function unitNotes({ name, reading }: ColumnPlan): ImportNote[] {
  if (reading.unit === undefined) return [];
  const message = `Column "${name}" was read as numbers, without its "${reading.unit}".`;
  return [{ level: 'info', message, column: name }];
}

function zoneNotes({ name, reading }: ColumnPlan): ImportNote[] {
  if (reading.format !== 'offset') return [];
  return [{ level: 'info', message: `The times in column "${name}" were converted to UTC.`, column: name }];
}

function yearNotes({ name, reading, texts }: ColumnPlan): ImportNote[] {
  if (reading.format?.endsWith('%y') !== true) return [];
  const thisYear = new Date().getFullYear() % 100;
  const example = [...texts].find((text) => Number(text.slice(-2)) > thisYear && Number(text.slice(-2)) < 69);
  if (example === undefined) return [];
  const message = `The years in column "${name}" have two digits: "${example}" was read as 20${example.slice(-2)}, as all from 00 to 68 are.`;
  return [{ level: 'warning', message, column: name }];
}
