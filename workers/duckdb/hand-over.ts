import type { HandedBatch, HandedTable } from '../../src/core/hand-over.ts';
import type { HandedResult } from './handed-columns.ts';

/** The ports of other workers that results are pushed into. They are never listened to. */
export interface HandOvers {
  open(line: number, port: MessagePort): void;
  send(line: number, ticket: number, result: HandedResult): { rowCount: number; truncated: boolean };
  close(line: number): void;
}

export function createHandOvers(): HandOvers {
  const ports = new Map<number, MessagePort>();
  return {
    open(line, port) {
      ports.set(line, port);
    },
    send(line, ticket, { columns, rowCount, truncated }) {
      const port = ports.get(line);
      if (port === undefined) throw new Error('The worker that the data is for is gone.');
      const table: HandedTable = { ticket, columns, rowCount };
      port.postMessage(table, buffersOf(table));
      return { rowCount, truncated };
    },
    close(line) {
      ports.get(line)?.close();
      ports.delete(line);
    },
  };
}

/** Each once: many columns lie in one buffer. */
function buffersOf({ columns }: HandedTable): ArrayBuffer[] {
  const views = columns.flatMap(({ batches }) => batches.flatMap(viewsOf));
  return [...new Set(views.map(({ buffer }) => buffer))];
}

function viewsOf({ validity, values, offsets }: HandedBatch): readonly ArrayBufferView<ArrayBuffer>[] {
  return [validity, values, offsets].filter((view) => view !== undefined);
}
