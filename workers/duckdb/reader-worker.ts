import parquetWasmAddress from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import sqliteWasmAddress from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { ParsedPart } from '../../src/core/engine.ts';
import { parsers } from '../../src/ingest/parser.ts';
import { disarm } from './disarm.ts';
import { failureOf } from './failure.ts';
import type { ReaderReply, ReaderRequest } from './reader-protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const assets = {
  parquetWasm: new URL(parquetWasmAddress, location.href),
  sqliteWasm: new URL(sqliteWasmAddress, location.href),
};

/** Reads one file. Whatever a parser does to this worker ends with it. */
self.addEventListener(
  'message',
  ({ ports: [port] }) => {
    if (port !== undefined) serve(port);
  },
  { once: true },
);

function serve(port: MessagePort): void {
  const reply = (message: ReaderReply): void => port.postMessage(message, transferablesOf(message));
  const fail = (error: unknown): void => reply({ type: 'failure', failure: failureOf(error) });
  // A parser in WebAssembly that gives up does so outside of every promise.
  self.addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.error);
  });
  self.addEventListener('unhandledrejection', (event) => fail(event.reason));
  const parts = Promise.withResolvers<AsyncGenerator<ParsedPart, void>>();
  const answer = async (request: ReaderRequest): Promise<void> => {
    switch (request.type) {
      case 'open': {
        const parse = await parsers[request.parser](assets);
        disarm();
        parts.resolve(parse(request.blob, request.choices));
        reply({ type: 'ready' });
        return;
      }
      case 'next': {
        const next = await (await parts.promise).next();
        reply(next.done === true ? { type: 'end' } : { type: 'part', part: next.value });
        return;
      }
    }
  };
  port.onmessage = ({ data }: MessageEvent<ReaderRequest>) => {
    answer(data).catch(fail);
  };
}

function transferablesOf(message: ReaderReply): Transferable[] {
  if (message.type !== 'part' || message.part.kind !== 'rows') return [];
  return [message.part.stream.buffer];
}
