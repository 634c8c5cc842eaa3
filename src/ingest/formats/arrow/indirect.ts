import {
  binary,
  Column,
  columnFromArray,
  type DataType,
  dictionary,
  field,
  int32,
  list,
  type Type,
} from '@uwdata/flechette';
import { type AnyBatch, makeBatch } from './batch.ts';

type TypeOf<Id extends DataType['typeId']> = Extract<DataType, { typeId: Id }>;
type DictionaryType = TypeOf<typeof Type.Dictionary>;

/** Which value stands in each row, by its place among others; below 0 there is none. */
type Places = Int32Array;

/** Each column needs a type of its own: by it, a dictionary is found again. */
export function dictionaryOf(values: DataType): DictionaryType {
  return dictionary({ ...values }, int32());
}

function pick(type: DictionaryType, places: Places, values: readonly AnyBatch[]): AnyBatch {
  const validity = new Uint8Array((places.length + 7) >> 3);
  let nullCount = 0;
  for (const [row, place] of places.entries()) {
    if (place < 0) nullCount += 1;
    else validity[row >> 3] = (validity[row >> 3] ?? 0) | (1 << (row & 7));
  }
  const made = makeBatch({ length: places.length, nullCount, type, validity, values: places });
  return withDictionary(made, new Column([...values], type.dictionary));
}

/** As the types of `flechette` leave it out. */
interface WithDictionary extends AnyBatch {
  readonly dictionary: Column<unknown>;
  setDictionary(values: Column<unknown>): AnyBatch;
}

function asDictionary(batch: AnyBatch): WithDictionary {
  return batch as WithDictionary;
}

function withDictionary(batch: AnyBatch, values: Column<unknown>): AnyBatch {
  return asDictionary(batch).setDictionary(values);
}

/** The same places, in a dictionary whose values are adapted. */
export function redefine(
  batch: AnyBatch,
  type: DictionaryType,
  adapt: (values: AnyBatch) => AnyBatch,
): AnyBatch {
  const { dictionary: values } = asDictionary(batch);
  const { length, nullCount, validity, values: places } = batch;
  const made = makeBatch({ length, nullCount, type, validity, values: places });
  return withDictionary(made, new Column(values.data.map(adapt), type.dictionary));
}

/** Runs as a dictionary: DuckDB's own reader of Arrow loses what is empty in runs of booleans. */
export function runsAsDictionary(
  batch: AnyBatch,
  type: DictionaryType,
  adapt: (values: AnyBatch) => AnyBatch,
): AnyBatch {
  const [ends, values] = batch.children as AnyBatch[];
  if (ends === undefined || values === undefined) throw new RangeError('Runs lack their ends or values.');
  const places = new Int32Array(batch.length);
  let row = 0;
  for (let run = 0; run < ends.length && row < places.length; run += 1) {
    const end = Math.min(places.length, Number(ends.value(run)));
    places.fill(values.at(run) === null ? -1 : run, row, end);
    row = Math.max(row, end);
  }
  if (row < places.length) throw new RangeError('The runs of a column end before its rows do.');
  return pick(type, places, [adapt(values)]);
}

/** Lists that may overlap and stand in any order, as lists of places. */
export function listsOfPlaces(item: DataType): TypeOf<typeof Type.List> {
  return list(field('item', dictionaryOf(item)));
}

export function viewsAsLists(
  batch: AnyBatch,
  type: TypeOf<typeof Type.List>,
  adapt: (values: AnyBatch) => AnyBatch,
): AnyBatch {
  const [values] = batch.children as AnyBatch[];
  if (values === undefined) throw new RangeError('Lists lack their values.');
  const offsets = new Int32Array(batch.length + 1);
  const places: number[] = [];
  for (let row = 0; row < batch.length; row += 1) {
    if (batch.nullCount === 0 || batch.isValid(row)) {
      const start = Number(batch.offsets[row] ?? 0);
      const end = start + Number(batch.sizes[row] ?? 0);
      for (let place = start; place < end; place += 1) places.push(values.at(place) === null ? -1 : place);
    }
    offsets[row + 1] = places.length;
  }
  const [item] = type.children;
  const { length, nullCount, validity } = batch;
  const children = [pick(item.type as DictionaryType, Int32Array.from(places), [adapt(values)])];
  return makeBatch({ length, nullCount, validity, offsets, children, type });
}

export function asBinaries(batch: AnyBatch): AnyBatch {
  const values = Array.from({ length: batch.length }, (_, row) => batch.at(row));
  const [made] = columnFromArray<unknown>(values, binary()).data;
  if (made === undefined) throw new TypeError('A column of bytes has no batch.');
  return made;
}
