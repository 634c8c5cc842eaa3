import { Message, RecordBatchFileWriter, type Schema } from 'apache-arrow';
import { plainBatches } from './plain-batches.ts';
import type { StreamWriter } from './stream-writer.ts';

/** Arrow's own leaves out the schema's message, without which a file cannot be read from its beginning. */
class FileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    super._writeSchema(schema);
    return this._writeMessage(Message.from(schema));
  }
}

/** Arrow's file format, Feather's second version too. */
export function arrowWriter(): StreamWriter {
  const writer = new FileWriter();
  const begun = { is: false };
  return {
    add(stream) {
      const { schema, batches } = plainBatches(stream);
      if (!begun.is) writer.reset(undefined, schema);
      begun.is = true;
      for (const batch of batches) writer.write(batch);
      return Promise.resolve();
    },
    finish() {
      writer.finish();
      const bytes = new Uint8Array(writer.toUint8Array(true));
      return Promise.resolve(new Blob([bytes], { type: 'application/vnd.apache.arrow.file' }));
    },
  };
}
