import { RecordBatchStreamWriter } from 'apache-arrow';
import initialise, {
  Compression,
  type RecordBatch,
  Table,
  transformParquetStream,
  WriterPropertiesBuilder,
} from 'parquet-wasm/esm';
import wasmAddress from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { plainBatches } from './plain-batches.ts';
import type { StreamWriter } from './stream-writer.ts';

const rowsInGroup = 131_072;

/** Row groups are written as the rows come: what is in memory is one group, and the file as far as it is. */
export async function parquetWriter(): Promise<StreamWriter> {
  await initialise({ module_or_path: new URL(wasmAddress, location.href) });
  const { readable, writable } = new TransformStream<RecordBatch, RecordBatch>();
  const writer = writable.getWriter();
  const properties = new WriterPropertiesBuilder()
    .setCompression(Compression.SNAPPY)
    .setMaxRowGroupSize(rowsInGroup)
    .setCreatedBy('InsightX')
    .build();
  const file = transformParquetStream(readable, properties).then((bytes: ReadableStream<BufferSource>) =>
    new Response(bytes).blob(),
  );
  file.catch(() => undefined);
  return {
    async add(stream) {
      const { schema, batches } = plainBatches(stream);
      const encoder = new RecordBatchStreamWriter();
      encoder.reset(undefined, schema);
      for (const batch of batches) encoder.write(batch);
      encoder.finish();
      const table = Table.fromIPCStream(encoder.toUint8Array(true));
      for (const batch of table.recordBatches()) await writer.write(batch);
    },
    async finish() {
      await writer.close();
      return file;
    },
  };
}
