import { type AsideGatherer, gatherAside } from '../../../core/gather-aside.ts';
import { kindsOf } from './columns.ts';
import type { JsonValue } from './exact.ts';
import { cellsOf, isHeader, type RecordKind, recordKindOf, recordOf } from './records.ts';
import { newShape, observe, type Shape } from './shape.ts';
import type { Chunk, Source } from './source.ts';

/** What a file's records have in common, seen from all of them. */
export interface Survey {
  readonly kind: RecordKind;
  readonly shape: Shape;
  readonly rowCount: number;
  /** The first of the lists names the columns of the others. */
  readonly header: readonly string[] | undefined;
  /** The only record of a file that has one. */
  readonly only: JsonValue | undefined;
  /** Names that stand more than once in the same object. */
  readonly repeated: { readonly count: number; readonly firstLine: number };
  readonly rejected: { readonly count: number; readonly firstLine: number };
  /** The lines of both. */
  readonly aside: AsideGatherer;
}

/** Yields how much of the file has been seen. */
export async function* surveyRecords(source: Source): AsyncGenerator<number, Survey> {
  const kind = await firstKind(source);
  return (yield* surveyAs(source, kind)) ?? (yield* surveyAs(source, 'values')) ?? nothing();
}

async function firstKind(source: Source): Promise<RecordKind> {
  for await (const { values } of source()) {
    const first = values.find((value) => value !== null) ?? values[0];
    if (first !== undefined) return recordKindOf(first);
  }
  return 'values';
}

function nothing(): never {
  throw new TypeError('A value could not be taken as a value.');
}

interface Counting {
  rowCount: number;
  first: JsonValue | undefined;
  repeated: number;
  firstLine: number;
  rejected: number;
  firstRejected: number;
  readonly aside: AsideGatherer;
}

/** `undefined` as soon as a record is of another kind. */
async function* surveyAs(source: Source, kind: RecordKind): AsyncGenerator<number, Survey | undefined> {
  const shape = newShape();
  const counting: Counting = {
    ...{ rowCount: 0, first: undefined, repeated: 0, firstLine: 0, rejected: 0, firstRejected: 0 },
    aside: gatherAside(),
  };
  for await (const chunk of source()) {
    if (!observeChunk(shape, chunk, kind, counting)) return undefined;
    yield chunk.fraction;
  }
  const { rowCount, first, repeated, firstLine, rejected, firstRejected, aside } = counting;
  const header = kind === 'lists' && first !== undefined ? headerOf(first, shape, rowCount) : undefined;
  if (kind === 'lists' && first !== undefined && header === undefined)
    observe(shape, cellsOf(first as readonly JsonValue[]));
  return {
    ...{ kind, shape, header },
    rowCount: header === undefined ? rowCount : rowCount - 1,
    only: rowCount === 1 ? first : undefined,
    repeated: { count: repeated, firstLine },
    rejected: { count: rejected, firstLine: firstRejected },
    aside,
  };
}

function observeChunk(shape: Shape, chunk: Chunk, kind: RecordKind, counting: Counting): boolean {
  for (const line of chunk.rejected) {
    if (counting.rejected === 0) counting.firstRejected = line.line;
    counting.rejected += 1;
    counting.aside.add(line);
  }
  for (const [index, value] of chunk.values.entries()) {
    const record = recordOf(value, kind);
    if (record === undefined) return false;
    const isFirst = counting.rowCount === 0;
    if (isFirst) counting.first = value;
    counting.rowCount += 1;
    // The first list may be a header: what it is shows at the end.
    const target = isFirst && kind === 'lists' ? newShape() : shape;
    const wrapped = kind === 'objects' ? 0 : Object.keys(record).length;
    countRepeated(counting, chunk, index, observe(target, record) - wrapped);
  }
  return true;
}

function countRepeated(counting: Counting, chunk: Chunk, index: number, members: number): void {
  const surplus = (chunk.members[index] ?? members) - members;
  if (surplus <= 0) return;
  const line = chunk.lines[index] ?? 1;
  if (counting.repeated === 0) counting.firstLine = line;
  counting.repeated += surplus;
  counting.aside.add({ line, why: [{ code: 'name-twice' }], text: chunk.textAt(index) });
}

/** Only where the values below a name are of another kind than a name is. */
function headerOf(first: JsonValue, shape: Shape, rowCount: number): readonly string[] | undefined {
  if (rowCount < 2 || !isHeader(first)) return undefined;
  const columns = [...shape.members.values()];
  return columns.length <= first.length && columns.some((column) => isNoText(column)) ? first : undefined;
}

function isNoText(shape: Shape): boolean {
  return kindsOf(shape).some((kind) => kind !== 'string');
}
