import type { ImportNote } from '../../../core/dataset.ts';
import { detected } from '../../../core/detected.ts';
import type { ParsedPart } from '../../../core/engine.ts';
import { IngestError } from '../../../core/error.ts';
import { infoNote, warningNote } from '../../../core/import-note.ts';
import type { KnownSetAside } from '../../../core/import-report.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { nameColumns } from '../delimited/column-names.ts';
import { fieldName, streamOfRecords } from './arrow.ts';
import { columnNotes, columnsOf, type JsonColumn } from './columns.ts';
import { ExactNumber, isObject, textOf } from './exact.ts';
import { type Beside, countValues, type RecordKind, recordOf, type Unwrapped, unwrap } from './records.ts';
import { type Layout, MoreThanOneArray } from './scan.ts';
import { type Chunk, firstLetter, openLines, openSource, type Source } from './source.ts';
import { type Survey, surveyRecords } from './survey.ts';

/** Of the whole work, how much the survey is. */
const surveyShare = 0.5;
const mostColumns = 20_000;

/** What was found out about a file, and how to go through its records again. */
interface Found {
  readonly source: Source;
  readonly survey: Survey;
  readonly unwrapped: Unwrapped | undefined;
}

/**
 * With the browser's own `JSON.parse`; what that loses without a word, long numbers and names that stand twice, is found
 * beside it. Everything is gone through twice: first to see what all values of a place have in common, then to make
 * columns of them.
 */
export async function* parseJson(blob: Blob): AsyncGenerator<ParsedPart, void> {
  const found = yield* surveyed(blob);
  const { survey } = found;
  const columns = columnsOf(survey.shape);
  if (columns.length > mostColumns) throw tooWide(columns.length);
  const { names, notes } = nameColumns(
    columns.map(({ path }) => fieldName(headingOf(path, survey))),
    columns.length,
  );
  yield { kind: 'detection', detection: detected('Records', { code: 'records', kind: survey.kind }) };
  for (const note of [...notesOn(found), ...notes, ...columnNotes(columns, names)])
    yield { kind: 'note', note };
  yield* rowsOf(found, columns, names);
}

async function* surveyed(blob: Blob): AsyncGenerator<ParsedPart, Found> {
  const letter = await firstLetter(blob);
  const layout: Layout = letter === '[' ? 'elements' : 'values';
  try {
    return yield* surveyedAs(blob, layout);
  } catch (error) {
    if (error instanceof MoreThanOneArray) return yield* surveyedAs(blob, 'values');
    const isBroken = letter === '{' && error instanceof IngestError && error.line !== undefined;
    const byLines = isBroken ? yield* surveyedByLines(blob) : undefined;
    if (byLines === undefined) throw error;
    return byLines;
  }
}

/** Lines of which some are no JSON; `undefined` when these are not the fewer, and the file is something else. */
async function* surveyedByLines(blob: Blob): AsyncGenerator<ParsedPart, Found | undefined> {
  const source = openLines(blob);
  const survey = yield* progressOf(surveyRecords(source));
  const isMostly = survey.rowCount > 1 && survey.rowCount > survey.rejected.count;
  return isMostly ? { source, survey, unwrapped: undefined } : undefined;
}

async function* surveyedAs(blob: Blob, layout: Layout): AsyncGenerator<ParsedPart, Found> {
  const source = openSource(blob, layout);
  const survey = yield* progressOf(surveyRecords(source));
  const { only } = survey;
  const unwrapped = layout === 'values' && only !== undefined && isObject(only) ? unwrap(only) : undefined;
  if (unwrapped === undefined) return { source, survey, unwrapped };
  const inner = inMemory(unwrapped);
  const within = yield* progressOf(surveyRecords(inner));
  const { repeated, aside } = survey;
  for (const { place, value } of unwrapped.besides) {
    aside.add({ line: 1, why: [{ code: 'beside', place }], text: textOf(value) });
  }
  return { source: inner, survey: { ...within, repeated, aside }, unwrapped };
}

async function* progressOf(survey: AsyncGenerator<number, Survey>): AsyncGenerator<ParsedPart, Survey> {
  for (;;) {
    const step = await survey.next();
    if (step.done === true) return step.value;
    yield { kind: 'progress', fraction: step.value * surveyShare };
  }
}

const rowsTogether = 20_000;

/** Members are counted in the object that the rows come from. */
function inMemory({ rows }: Unwrapped): Source {
  return async function* chunks() {
    for (let start = 0; start < rows.length; start += rowsTogether) {
      const values = rows.slice(start, start + rowsTogether);
      const unwritten = { lines: [], members: [], textAt: () => '', rejected: [] };
      yield { values, ...unwritten, fraction: Math.min(1, (start + rowsTogether) / rows.length) };
      await Promise.resolve();
    }
  };
}

/** A table without rows is made all the same. */
async function* rowsOf(
  { source, survey, unwrapped }: Found,
  columns: readonly JsonColumn[],
  names: readonly string[],
): AsyncGenerator<ParsedPart, void> {
  let toSkip = survey.header === undefined ? 0 : 1;
  let rows = 0;
  for await (const { values, fraction } of source()) {
    const records = recordsIn(values.slice(toSkip), survey.kind);
    toSkip = Math.max(0, toSkip - values.length);
    if (records.length === 0) continue;
    rows += records.length;
    const stream = streamOfRecords(records, columns, names);
    yield {
      kind: 'rows',
      stream,
      rows: records.length,
      fraction: surveyShare + (1 - surveyShare) * fraction,
    };
  }
  if (rows === 0) yield { kind: 'rows', stream: streamOfRecords([], columns, names), rows: 0, fraction: 1 };
  const setAside = setAsideOf(survey, unwrapped);
  const aside = setAside.reduce((sum, { cells }) => sum + cells, 0);
  yield {
    kind: 'declared',
    rows: survey.rowCount,
    cells: survey.rowCount * columns.length + aside,
    setAside,
    aside: survey.aside.all(),
  };
}

function setAsideOf(
  { header, repeated, rejected }: Survey,
  unwrapped: Unwrapped | undefined,
): KnownSetAside[] {
  const besides = unwrapped?.besides ?? [];
  const all: readonly KnownSetAside[] = [
    { what: 'header', cells: header?.length ?? 0 },
    {
      what: 'values beside the rows',
      cells: besides.reduce((sum, { value }) => sum + countValues(value), 0),
    },
    { what: 'values of names that stand more than once', cells: repeated.count },
    { what: 'lines that are no JSON', cells: rejected.count },
  ];
  return all.filter(({ cells }) => cells > 0);
}

function recordsIn(values: Chunk['values'], kind: RecordKind) {
  return values.flatMap((value) => {
    const record = recordOf(value, kind);
    return record === undefined ? [] : [record];
  });
}

function headingOf(path: readonly string[], { kind, header }: Survey): string {
  const [first, ...rest] = path;
  if (first === undefined) return 'value';
  if (kind !== 'lists') return path.join('.');
  return [header?.[Number(first)] ?? `column${Number(first) + 1}`, ...rest].join('.');
}

function notesOn({ survey, unwrapped }: Found): ImportNote[] {
  return [
    ...unwrappingNotes(unwrapped),
    ...headerNotes(survey),
    ...repetitionNotes(survey),
    ...rejectionNotes(survey),
  ];
}

function unwrappingNotes(unwrapped: Unwrapped | undefined): ImportNote[] {
  if (unwrapped === undefined) return [];
  const { place, besides } = unwrapped;
  if (place === undefined) return [infoNote({ code: 'lists-as-columns' })];
  const rows = infoNote({ code: 'rows-within', place });
  if (besides.length === 0) return [rows];
  return [rows, warningNote({ code: 'values-beside', values: besides.map(shortened) })];
}

const longestShown = 60;

function shortened({ place, value }: Beside): { readonly place: string; readonly text?: string } {
  if (typeof value === 'object' && !(value instanceof ExactNumber)) return { place };
  const text = textOf(value);
  return { place, text: text.length > longestShown ? `${text.slice(0, longestShown)}…` : text };
}

function headerNotes({ kind, header }: Survey): ImportNote[] {
  if (kind !== 'lists') return [];
  return [infoNote({ code: header === undefined ? 'first-list-is-data' : 'first-list-is-header' })];
}

function repetitionNotes({ repeated: { count, firstLine } }: Survey): ImportNote[] {
  if (count === 0) return [];
  return [{ ...warningNote({ code: 'names-twice', names: count, line: firstLine }), line: firstLine }];
}

function rejectionNotes({ rejected: { count, firstLine } }: Survey): ImportNote[] {
  if (count === 0) return [];
  return [{ ...warningNote({ code: 'invalid-lines', lines: count, line: firstLine }), line: firstLine }];
}

function tooWide(columns: number): IngestError {
  return refusedFile({ code: 'many-columns', format: 'JSON', columns, most: mostColumns });
}
