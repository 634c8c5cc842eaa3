import type { ParsedPart, ParserName } from '../../src/core/engine.ts';
import type { ReadChoices } from '../../src/core/import-report.ts';
import type { Failure } from './protocol.ts';

/** From DuckDB's worker to the page: only the page can start a worker that can still reach its own assets. */
export type ReaderOrder =
  | { readonly type: 'start-reader'; readonly id: number }
  | { readonly type: 'end-reader'; readonly id: number };

/** The page's first message to a reader; the port to DuckDB's worker travels with it. */
export interface ReaderStart {
  readonly type: 'serve';
}

/** Over the port, to the reader: first the task, then a request for each part. */
export type ReaderRequest =
  | {
      readonly type: 'open';
      readonly parser: ParserName;
      readonly blob: Blob;
      readonly choices: ReadChoices;
    }
  | { readonly type: 'next' };

/** Over the port, from the reader: `ready` when its code has loaded, then one reply to each `next`. */
export type ReaderReply =
  | { readonly type: 'ready' }
  | { readonly type: 'part'; readonly part: ParsedPart }
  | { readonly type: 'end' }
  | { readonly type: 'failure'; readonly failure: Failure };
