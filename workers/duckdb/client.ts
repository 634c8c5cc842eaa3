import type { DataEngine } from '../../src/core/engine.ts';
import type { OpenHandOver } from '../../src/core/hand-over.ts';
import type { ResultHolder } from '../../src/core/held-result.ts';
import { handOverBy } from './hand-over-line.ts';
import { holderBy } from './held/holder.ts';
import { streamParts } from './part-stream.ts';
import { runEngine } from './running-engine.ts';

/** Starts DuckDB off the page. Returns at once; what is asked meanwhile waits until it is ready. */
export function startDuckDb(
  options: { readonly databaseName?: string } = {},
): DataEngine & ResultHolder & { readonly handOver: OpenHandOver; close(): void } {
  const { databaseName = 'insightx' } = options;
  const engine = runEngine(databaseName);
  const { call, status } = engine;
  return {
    status: status.current,
    onStatus: status.subscribe,
    query: (sql, { signal, ...rest } = {}) => call('query', { sql, options: rest }, { signal }),
    ingest: (file, { signal, onProgress, taken, choices = {}, replacing = [] }) =>
      call('ingest', { file, taken, choices, replacing }, { signal, onPart: onProgress }),
    profile: (table, signal, { exact } = { exact: false }) =>
      streamParts((onPart) => call('profile', { table, exact }, { signal, onPart })),
    joins: (tables, signal) => call('joins', { tables }, { signal }),
    combine: (union, { taken, signal, onProgress = () => undefined }) =>
      call('combine', { union, taken }, { signal, onPart: onProgress }),
    tableNames: (among) => call('tableNames', { among }),
    handOver: handOverBy(engine),
    ...holderBy(engine),
    async dropTable(name) {
      await call('dropTable', { name });
    },
    async saveAgain() {
      await call('saveAgain', null);
    },
    saved: () => call('saved', null),
    close: engine.close,
  };
}
