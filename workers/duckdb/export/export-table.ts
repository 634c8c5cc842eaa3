import type { ExportTable, TableExport } from '../../../src/core/held-result.ts';
import type { ExportReply, ExportRequest } from './protocol.ts';

const rowsAtOnce = 32_768;

/** Writes a file in a worker of its own, which ends with it; rows go from the engine to it piece by piece. */
export const exportTable: ExportTable = async (asked) => {
  const { signal } = asked;
  signal.throwIfAborted();
  const worker = new Worker(new URL('../export-worker.ts', import.meta.url), { type: 'module' });
  const stop = (): void => worker.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await write(asked, requestsTo(worker, signal));
  } finally {
    signal.removeEventListener('abort', stop);
    worker.terminate();
  }
};

type Send = (request: ExportRequest) => Promise<ExportReply>;

/** The engine reads the next rows while the worker writes those before. */
async function write({ format, rows, columns, signal, onProgress }: TableExport, send: Send): Promise<Blob> {
  const names = columns.map(({ name }) => name);
  const form = format === 'parquet' || format === 'arrow' ? 'plain' : 'cells';
  await send({ type: 'begin', format, columns });
  let taken: Promise<unknown> = Promise.resolve();
  // Also of no rows the types of the columns are told.
  for (let from = 0; from === 0 || from < rows.rowCount; from += rowsAtOnce) {
    const stream = await rows.arrow({ from, count: rowsAtOnce, columns: names, form, signal });
    await taken;
    onProgress(Math.min(1, from / Math.max(1, rows.rowCount)));
    taken = send({ type: 'rows', stream });
    taken.catch(() => undefined);
  }
  await taken;
  const reply = await send({ type: 'finish' });
  if (reply.type !== 'file') throw new Error('The file was not written.');
  onProgress(1);
  return reply.file;
}

function requestsTo(worker: Worker, signal: AbortSignal): Send {
  const waiting: { resolve: (reply: ExportReply) => void; reject: (reason: unknown) => void }[] = [];
  const failAll = (reason: unknown): void => {
    for (const each of waiting.splice(0)) each.reject(reason);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ExportReply>) => {
    const next = waiting.shift();
    if (data.type === 'failure') next?.reject(new Error(data.message));
    else next?.resolve(data);
  });
  worker.addEventListener('error', (event) =>
    failAll(new Error(event.message || 'The writer did not load.')),
  );
  signal.addEventListener('abort', () => failAll(signal.reason));
  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(request, request.type === 'rows' ? [request.stream.buffer] : []);
    });
}
