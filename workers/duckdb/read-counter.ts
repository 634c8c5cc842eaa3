import type { Note } from './engine-control.ts';

/** A note for every so many milliseconds of reading at most. */
const notingIntervalMs = 40;

interface Reading {
  readonly path: string;
  bytesRead: number;
  notedAt: number;
}

/**
 * DuckDB reads a file as `handle.slice(from, to)`. The handles that it is given are remembered by their path, and
 * how far their slices reach is told: a count that only grows, up to the file's size.
 */
export function countReads(tell: (note: Note) => void): void {
  const readings = new WeakMap<Blob, Reading>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its blob, below
  Blob.prototype.slice = new Proxy(Blob.prototype.slice, {
    apply(slice, blob: Blob, range: Parameters<Blob['slice']>) {
      const reading = readings.get(blob);
      if (reading !== undefined) noteReading(reading, blob.size, range[1] ?? blob.size, tell);
      return slice.apply(blob, range);
    },
  });
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const registered = registeredHandle(event.data);
    if (registered === undefined) return;
    readings.set(registered.handle, { path: registered.path, bytesRead: 0, notedAt: 0 });
  });
}

function noteReading(reading: Reading, size: number, end: number, tell: (note: Note) => void): void {
  const bytesRead = Math.min(end, size);
  if (bytesRead <= reading.bytesRead) return;
  reading.bytesRead = bytesRead;
  const now = performance.now();
  if (now - reading.notedAt < notingIntervalMs && bytesRead < size) return;
  reading.notedAt = now;
  tell({ note: 'read', path: reading.path, bytesRead });
}

/** DuckDB's request is `{type: 'REGISTER_FILE_HANDLE', data: [path, handle, …]}`. */
function registeredHandle(data: unknown): { path: string; handle: Blob } | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('data' in data)) return undefined;
  if (data.type !== 'REGISTER_FILE_HANDLE' || !Array.isArray(data.data)) return undefined;
  const [path, handle] = data.data as readonly unknown[];
  return typeof path === 'string' && handle instanceof Blob ? { path, handle } : undefined;
}
