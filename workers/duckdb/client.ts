import type { DataEngine } from '../../src/core/engine.ts';
import type { OpenHandOver } from '../../src/core/hand-over.ts';
import { handOverBy } from './hand-over-line.ts';
import { openLine } from './line.ts';
import { streamParts } from './part-stream.ts';
import { supplyReaders } from './reader-supply.ts';
import { followStatus } from './status.ts';

/** Starts DuckDB off the page. Returns at once; what is asked meanwhile waits until it is ready. */
export function startDuckDb(
  options: { readonly databaseName?: string } = {},
): DataEngine & { readonly handOver: OpenHandOver; close(): void } {
  const { databaseName = 'insightx' } = options;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: databaseName });
  const endReaders = supplyReaders(worker);
  const line = openLine(worker);
  const status = followStatus(worker);
  status.subscribe(({ state, reason }) => {
    if (state === 'failed')
      line.hangUp(new Error(`The engine could not start: ${reason ?? 'no reason was given'}`));
  });
  return {
    status: status.current,
    onStatus: status.subscribe,
    query: (sql, { signal, ...rest } = {}) => line.call('query', { sql, options: rest }, { signal }),
    ingest: (file, { signal, onProgress, taken, choices = {}, replacing = [] }) =>
      line.call('ingest', { file, taken, choices, replacing }, { signal, onPart: onProgress }),
    profile: (table, signal, { exact } = { exact: false }) =>
      streamParts((onPart) => line.call('profile', { table, exact }, { signal, onPart })),
    joins: (tables, signal) => line.call('joins', { tables }, { signal }),
    combine: (union, { taken, signal }) => line.call('combine', { union, taken }, { signal }),
    tableNames: () => line.call('tableNames', null),
    handOver: handOverBy(line),
    async dropTable(name) {
      await line.call('dropTable', { name });
    },
    saved: () => line.call('saved', null),
    close() {
      endReaders();
      worker.terminate();
      line.hangUp(new Error('The engine was closed.'));
    },
  };
}
