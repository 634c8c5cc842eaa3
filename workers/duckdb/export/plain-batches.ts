import {
  Bool,
  type Data,
  Field,
  makeData,
  RecordBatch,
  RecordBatchReader,
  Schema,
  Struct,
} from 'apache-arrow';
import { extensionOf } from '../column.ts';

/** Batches as other programs read them: without names of extensions, and with booleans that say that they are. */
export function plainBatches(stream: Uint8Array): {
  readonly schema: Schema;
  readonly batches: readonly RecordBatch[];
} {
  const reader = RecordBatchReader.from(stream).open();
  const given = reader.schema.fields as readonly Field[];
  const fields = given.map(
    (field) => new Field(field.name, isBoolean(field) ? new Bool() : field.type, true),
  );
  const schema = new Schema(fields);
  const batches = [...reader].map((batch) => {
    const children = given.map((field, place) => {
      const data = batch.data.children[place];
      if (data === undefined) throw new Error(`The column "${field.name}" did not come.`);
      return isBoolean(field) ? asBoolean(data) : data;
    });
    const { numRows: length } = batch;
    return new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children }));
  });
  return { schema, batches };
}

/** DuckDB-wasm calls them bytes and sends bits. */
function isBoolean(field: Field): boolean {
  return extensionOf(field) === 'bool8';
}

function asBoolean({ length, nullCount, nullBitmap, values }: Data): Data<Bool> {
  const { buffer, byteOffset, byteLength } = values as Uint8Array;
  const bits = new Uint8Array(buffer, byteOffset, byteLength);
  return makeData({ type: new Bool(), length, nullCount, nullBitmap, data: bits });
}
