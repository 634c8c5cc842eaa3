import type { ImportFact } from './import-fact.ts';
import type { Sentences } from './sentence.ts';

type FactOf<Code extends ImportFact['code']> = Extract<ImportFact, { readonly code: Code }>;

/** The notes on a reading in English, in which they are kept, exported and told to agents. */
export const importSentences: Sentences<ImportFact> = {
  'no-header': ({ columns }) =>
    `The first row looks like data, not like names: ${columns === 1 ? 'the column is called column1' : `columns are called column1 to column${columns}`}.`,
  'unnamed-column': ({ column, place }) =>
    `Column ${place} has no name in the file; it is called "${column}".`,
  'repeated-name': ({ column, name, place }) =>
    `The name "${name}" occurs more than once; column ${place} is called "${column}".`,

  'lines-above': ({ lines }) =>
    lines === 1
      ? 'The first line stands above the table and was left out.'
      : `The first ${lines} lines stand above the table and were left out.`,
  'units-row': ({ units }) =>
    `The row of units under the names was left out: ${units.map(({ column, unit }) => `"${column}" is in ${unit}`).join(', ')}.`,
  dashes: () => 'The line of dashes under the names was left out.',
  'names-again': ({ rows }) =>
    `The names of the columns come again in ${rows === 1 ? 'one line' : `${rows} lines`} among the rows, which ${rows === 1 ? 'was' : 'were'} left out.`,
  remarks: ({ rows }) =>
    rows === 1 ? 'A remark among the rows was left out.' : `${rows} remarks among the rows were left out.`,
  'blanks-beside-values': () => 'Blanks between delimiters and values were left out.',
  'total-left-out': ({ name }) => `"${name}" is made of the rows above it and was left out.`,
  'lines-under': ({ lines }) =>
    lines === 1 ? 'A line under the table was left out.' : `${lines} lines under the table were left out.`,
  'doubtful-total': ({ name }) =>
    `The last row, "${name}", may sum up other rows. It is in the table as a row: sums over all rows count it too.`,
  encoding: ({ encoding }) => `The file was read as ${encoding}.`,
  'held-in-place': (fact) => `The file is ${inPlaceWords(fact)}. It must be dropped again after a reload.`,
  'written-anew': () =>
    'Its lines were written anew to be read: the browser holds this copy, about as large as the file, until the page is closed.',
  'missing-words': ({ column, words }) =>
    `In column "${column}", ${allOf(words.map(quoted))} ${words.length === 1 ? 'was' : 'were'} read as missing.`,
  'undecided-dates': ({ column, example }) =>
    `The dates in column "${column}", "${example}" say, do not tell day from month: they stay text until you say which comes first.`,
  'undecided-decimals': ({ column, taken, other }) =>
    `The numbers in column "${column}" were read with "${taken}" before the decimals; they could also be meant with "${other}".`,
  'unit-left-out': ({ column, unit }) => `Column "${column}" was read as numbers, without its "${unit}".`,
  brackets: ({ column, example }) =>
    `The numbers in brackets in column "${column}", "${example}" say, were read as below zero.`,
  'two-digit-years': ({ column, example, year }) =>
    `The years in column "${column}" have two digits: "${example}" was read as ${year}, as all from 00 to 68 are.`,
  'short-rows': (fact) =>
    `${rowsHave(fact)} fewer than ${fact.width} values; what is missing was left empty.`,
  'long-rows': (fact) =>
    `${rowsHave(fact)} more than ${fact.width} values; the surplus is in ${fact.columns.join(' to ')}.`,
  'stray-quotes': (fact) =>
    `${rowsHave(fact)} quotes that do not close or stand in the middle; they were kept as letters.`,
  'kept-as-text': ({ column, text, kind, where, more }) =>
    `Column "${column}" was kept as text: "${text}" in ${where.unit} ${where.number}${more === 0 ? '' : ` and ${more} more`} is not ${oneOfKind[kind]}, as its other values are.`,
  'texts-read': ({ column, kind }) =>
    `Column "${column}" was read as ${manyOfKind[kind]}, which is what its texts say.`,

  'encrypted-member': ({ path }) => `"${path}" is encrypted in the archive and was left out.`,
  'members-left': ({ files, read }) => `The archive holds ${files} files; the first ${read} were read.`,
  'refused-member': ({ path, reason }) => `"${path}" was left out: ${reason}`,

  'lists-as-columns': () => 'The lists of the one object in the file were read as columns.',
  'rows-within': ({ place }) => `The rows were found in "${place}".`,
  'values-beside': ({ values }) =>
    `What stands beside them was set aside: ${values.map(({ place, text }) => (text === undefined ? quoted(place) : `${quoted(place)} (${text})`)).join(', ')}.`,
  'first-list-is-data': () =>
    'The first list looks like data, not like names: columns are called column1 and so on.',
  'first-list-is-header': () => 'The first list was read as the names of the columns.',
  'names-twice': ({ names, line }) =>
    `${names === 1 ? 'One name stands' : `${names} names stand`} more than once in the same object (first in line ${line}); the last value counts.`,
  'invalid-lines': ({ lines, line }) =>
    `${lines === 1 ? `Line ${line} is` : `${lines} lines (the first is ${line}) are`} no valid JSON and left out of the table; the import report lists what was left out.`,
  'mixed-json': ({ column, kinds }) =>
    `Column "${column}" holds ${kinds.map((kind) => jsonKinds[kind]).join(' and ')}; it was read as text, so that each stays as it is.`,
  'wide-objects': ({ column }) =>
    `The objects in column "${column}" have too many different names for columns of their own; they were kept as JSON text.`,
  'exact-numbers': ({ column, kept }) =>
    `Column "${column}" holds numbers that would be rounded as usual numbers; they were kept exactly, as ${kept}.`,

  'unread-log': () =>
    'The database keeps its last changes in a "-wal" file beside it, which was not read: close the program that uses it, and they are in.',
  'left-out': ({ kind, name, reason, isOpened }) =>
    `The ${kind === 'view' ? 'view' : 'virtual table'} "${name}" cannot be ${isOpened ? 'computed' : 'opened'} (${reason}); it was left out.`,
  'mixed-storage': ({ column, table, numbers, texts, blobs }) =>
    `Column "${column}" of "${table}" holds ${[
      ...(numbers > 0 ? [`${numbers} numbers`] : []),
      ...(texts > 0 ? [`${texts} texts`] : []),
      ...(blobs > 0 ? [`${blobs} blobs (written as \\x and their digits)`] : []),
    ].join(' and ')}.`,

  'times-to-utc': ({ column }) => `The times in column "${column}" were converted to UTC.`,
  'cut-to-microseconds': ({ column, what }) =>
    `The ${what === 'times' ? 'times of day' : what} in column "${column}" were cut to microseconds.`,
  'kept-as-bytes': ({ column, why }) =>
    why === 'no-text'
      ? `Column "${column}" holds bytes that are no text; they were kept as bytes.`
      : `Column "${column}" holds values of a kind that is kept as bytes here.`,
  'wide-decimals': ({ column }) =>
    `Column "${column}" holds decimals of more digits than a number has here; they were kept exactly, as text.`,
  'maps-as-lists': ({ column }) => `The maps in column "${column}" became lists of their keys and values.`,
  'read-otherwise': () =>
    'The file is written in a way that the usual reader of Parquet does not take; another one read it, and values within others became columns.',

  'empty-sheet': ({ sheet }) => `The sheet "${sheet}" is empty.`,
  'hidden-sheet': ({ sheet }) => `The sheet "${sheet}" is hidden in the workbook; it was read all the same.`,
  'no-cells': ({ sheet }) =>
    `"${sheet}" is a chart or a macro sheet, or its cells are missing in the file: it holds no table.`,
  'hidden-parts': ({ sheet, rows, columns }) =>
    `On the sheet "${sheet}", ${[
      ...(rows > 0 ? [counted(rows, 'row')] : []),
      ...(columns > 0 ? [counted(columns, 'column')] : []),
    ].join(' and ')} are hidden; they were read all the same.`,
  'unformatted-numbers': ({ sheet, cells }) =>
    `On the sheet "${sheet}", ${written(cells)} numbers have a format that is missing in the file: dates among them come as numbers of days.`,
  uncomputed: ({ sheet, formulas, first }) =>
    `${formulas === 1 ? `The formula at ${first} has` : `${written(formulas)} formulas (the first at ${first}) have`} no result in the file and ${formulas === 1 ? 'was' : 'were'} read as empty, on the sheet "${sheet}". Open the workbook in a spreadsheet program, save it, and drop that file.`,
  'set-aside': ({ sheet, what, says, isMore }) =>
    `On "${sheet}", ${setAsideWords[what]} set aside: ${says.map(quoted).join(', ')}${isMore ? ' and more' : ''}.`,
  merged: ({ sheet, areas, first }) =>
    areas === 1
      ? `On "${sheet}", ${first} is merged: its value is in its first row and column, the cells beside it are empty.`
      : `On "${sheet}", ${counted(areas, 'area')} of the table are merged (the first is ${first}): the value of each is in its first row and column, the cells beside it are empty.`,
  'read-as-empty': ({ column, what, cells, first, texts }) =>
    `Column "${column}" has ${problems(what, cells)} (${texts.join(', ')}; ${cells === 1 ? 'at' : 'the first at'} ${first}), read as empty.`,
  'mixed-cells': ({ column, kinds, first }) =>
    `Column "${column}" holds ${allOf(kinds.map(({ kind, count }) => counted(count, ...cellKinds[kind])))} (the first that differs is ${first}).`,
  'several-units': ({ column, units }) =>
    `The numbers in column "${column}" are shown with different units: ${units.join(', ')}.`,
  percent: ({ column }) =>
    `Column "${column}" is shown in percent; its numbers are parts of 1 (12% is 0.12).`,
  'shown-unit': ({ column, unit, sheet }) =>
    `The numbers in column "${column}" are shown with "${unit}" on the sheet "${sheet}".`,
  'unit-row': ({ column, unit, first }) => `The unit of column "${column}" is ${unit} (${first}).`,

  combined: ({ parts, sourceColumn }) =>
    `Combined from ${parts.length} tables: ${parts.map(({ source, rows }) => `${source} (${written(rows)} rows)`).join(', ')}. "${sourceColumn}" says where a row comes from.`,
  widened: ({ column, parts, type }) =>
    `"${column}" is ${parts.map((part) => `${part.type} in ${part.source}`).join(', ')}: it became ${type}.`,
};

/** How a file is held whose rows are not copied, and why. */
export function inPlaceWords({ why, byteSize }: Pick<FactOf<'held-in-place'>, 'why' | 'byteSize'>): string {
  const because = {
    chosen: 'as you chose',
    size: `because ${sizeWords(byteSize)} would not fit in memory`,
    memory: `because its ${sizeWords(byteSize)} did not fit in memory`,
  };
  return `read in place, ${because[why]}; questions read the file each time`;
}

function sizeWords(byteSize: number): string {
  const gigabytes = byteSize / 1e9;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.ceil(byteSize / 1e6)} MB`;
}

function rowsHave({ rows, line }: FactOf<'stray-quotes' | 'short-rows' | 'long-rows'>): string {
  return rows === 1 ? `The row in line ${line} has` : `${rows} rows (the first in line ${line}) have`;
}

const oneOfKind: Readonly<Record<FactOf<'kept-as-text'>['kind'], string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  timestamp: 'a date and time',
  time: 'a time of day',
};

const manyOfKind: Readonly<Record<FactOf<'texts-read'>['kind'], string>> = {
  text: 'text',
  number: 'numbers',
  boolean: 'true and false',
  date: 'dates',
  timestamp: 'dates with times',
  time: 'times',
};

const jsonKinds: Readonly<Record<FactOf<'mixed-json'>['kinds'][number], string>> = {
  boolean: 'true/false values',
  number: 'numbers',
  string: 'texts',
  array: 'lists',
  object: 'objects',
};

const setAsideWords: Readonly<Record<FactOf<'set-aside'>['what'], string>> = {
  above: 'what stands above the table was',
  units: 'the row of units was',
  totals: 'totals were',
  below: 'what stands under the table was',
};

const cellKinds: Readonly<
  Record<FactOf<'mixed-cells'>['kinds'][number]['kind'], readonly [one: string, many: string]>
> = {
  number: ['number', 'numbers'],
  date: ['date', 'dates'],
  timestamp: ['date with time', 'dates with time'],
  time: ['time', 'times'],
  duration: ['duration', 'durations'],
  boolean: ['yes-or-no value', 'yes-or-no values'],
  text: ['text', 'texts'],
  other: ['value', 'values'],
};

function problems(what: FactOf<'read-as-empty'>['what'], cells: number): string {
  return what === 'error'
    ? counted(cells, 'error')
    : counted(cells, 'date that no calendar has', 'dates that no calendar has');
}

function allOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${written(count)} ${count === 1 ? one : many}`;
}

function written(count: number): string {
  return count.toLocaleString('en');
}
