import type { Column } from '../../../src/core/dataset.ts';
import type { ExportFormat } from '../../../src/core/held-result.ts';

/** To the worker that writes one file: what it is to be, its rows, and that there are no more. */
export type ExportRequest =
  | { readonly type: 'begin'; readonly format: ExportFormat; readonly columns: readonly Column[] }
  /** An Arrow IPC stream. */
  | { readonly type: 'rows'; readonly stream: Uint8Array<ArrayBuffer> }
  | { readonly type: 'finish' };

/** One to each request, in their order. */
export type ExportReply =
  | { readonly type: 'taken' }
  | { readonly type: 'file'; readonly file: Blob }
  | { readonly type: 'failure'; readonly message: string };
