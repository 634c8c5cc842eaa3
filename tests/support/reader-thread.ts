import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { ParsedPart } from '../../src/core/engine.ts';
import { parsers } from '../../src/ingest/parser.ts';
import { failureOf } from '../../workers/duckdb/failure.ts';
import type { ReaderReply, ReaderRequest } from '../../workers/duckdb/reader-protocol.ts';

/** What the thread says besides: that it may be given another file. */
export type ThreadWord = 'free';

const { resolve } = createRequire(import.meta.url);
const assets = {
  parquetWasm: new Uint8Array(await readFile(resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'))),
  sqliteWasm: new Uint8Array(await readFile(resolve('sql.js/dist/sql-wasm.wasm'))),
};
let fail: (error: unknown) => void = (error) => {
  throw error;
};

// A parser in WebAssembly that gives up does so outside of every promise.
process.on('uncaughtException', (error) => fail(error));
process.on('unhandledRejection', (error) => fail(error));
parentPort?.on('message', (port: MessagePort) => serve(port));

/** Reads one file, as the reader of the page does. */
function serve(port: MessagePort): void {
  let parts: AsyncGenerator<ParsedPart, void> | undefined;
  const reply = (message: ReaderReply): void => {
    const isSound =
      message.type === 'end' || (message.type === 'failure' && message.failure.kind === 'ingest');
    if (isSound) parentPort?.postMessage('free' satisfies ThreadWord);
    port.postMessage(message);
  };
  fail = (error) => reply({ type: 'failure', failure: failureOf(error) });
  const answer = async (request: ReaderRequest): Promise<void> => {
    if (request.type === 'open') {
      parts = (await parsers[request.parser](assets))(request.blob, request.choices);
      reply({ type: 'ready' });
      return;
    }
    const next = await parts?.next();
    reply(next === undefined || next.done === true ? { type: 'end' } : { type: 'part', part: next.value });
  };
  port.on('message', (request: ReaderRequest) => {
    answer(request).catch(fail);
  });
}
