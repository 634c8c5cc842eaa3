/** Bytes of a file that were read elsewhere, said over the port: DuckDB need not read them again. */
export interface PassedBytes {
  readonly order: 'take';
  readonly path: string;
  readonly from: number;
  readonly bytes: ArrayBuffer;
}

/** Bytes that wait in DuckDB's worker until it asks for just these. */
export interface Larder {
  put(passed: PassedBytes): void;
  /** `piece` is what DuckDB is about to read: from there on, of the file at the path. */
  serve(piece: Blob, path: string, from: number): void;
  /** Throws away what is left of a file. */
  clear(path: string): void;
}

/** DuckDB reads each piece of a file as `new FileReaderSync().readAsArrayBuffer(piece)`. */
export function createLarder(): Larder {
  const shelves = new Map<string, Map<number, ArrayBuffer>>();
  const served = new WeakMap<Blob, ArrayBuffer>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its reader, below
  FileReaderSync.prototype.readAsArrayBuffer = new Proxy(FileReaderSync.prototype.readAsArrayBuffer, {
    apply(read, reader: FileReaderSync, [piece]: [Blob]) {
      const bytes = served.get(piece);
      served.delete(piece);
      return bytes ?? read.call(reader, piece);
    },
  });
  return {
    put({ path, from, bytes }) {
      const shelf = shelves.get(path) ?? new Map<number, ArrayBuffer>();
      shelves.set(path, shelf.set(from, bytes));
    },
    serve(piece, path, from) {
      const shelf = shelves.get(path);
      const bytes = shelf?.get(from);
      if (bytes?.byteLength === piece.size) served.set(piece, bytes);
      for (const passed of shelf?.keys() ?? []) if (passed <= from) shelf?.delete(passed);
    },
    clear: (path) => void shelves.delete(path),
  };
}
