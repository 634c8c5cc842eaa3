import { createCollection } from './collection.ts';
import type { Note } from './engine-control.ts';
import type { Larder } from './passed-bytes.ts';

/** A note for every so many milliseconds of reading at most. */
const notingIntervalMs = 40;

interface Reading {
  readonly path: string;
  bytesRead: number;
  notedAt: number;
}

/**
 * DuckDB reads a file as `handle.slice(from, to)`. The handles that it is given are remembered by their path, and
 * how far their slices reach is told: a count that only grows, up to the file's size. What has been read for it
 * already comes from the larder.
 */
export function countReads(tell: (note: Note) => void, larder: Larder): void {
  const readings = new WeakMap<Blob, Reading>();
  const collection = createCollection();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its blob, below
  Blob.prototype.slice = new Proxy(Blob.prototype.slice, {
    apply(slice, blob: Blob, range: Parameters<Blob['slice']>) {
      const piece = slice.apply(blob, range);
      const reading = readings.get(blob);
      if (reading === undefined) return piece;
      const [from = 0, to = blob.size] = range;
      larder.serve(piece, reading.path, from);
      noteReading(reading, blob.size, to, tell);
      collection.keepUp(piece.size, blob.size);
      return piece;
    },
  });
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const registered = registeredHandle(data);
    if (registered !== undefined) {
      readings.set(registered.handle, { path: registered.path, bytesRead: 0, notedAt: 0 });
    }
    const dropped = droppedPath(data);
    if (dropped !== undefined) larder.clear(dropped);
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
  const request = requestOf(data, 'REGISTER_FILE_HANDLE');
  if (!Array.isArray(request)) return undefined;
  const [path, handle] = request as readonly unknown[];
  return typeof path === 'string' && handle instanceof Blob ? { path, handle } : undefined;
}

/** DuckDB's request is `{type: 'DROP_FILE', data: path}`. */
function droppedPath(data: unknown): string | undefined {
  const path = requestOf(data, 'DROP_FILE');
  return typeof path === 'string' ? path : undefined;
}

function requestOf(data: unknown, type: string): unknown {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('data' in data)) return undefined;
  return data.type === type ? data.data : undefined;
}
