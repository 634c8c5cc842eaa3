import { messageOf } from '../../src/core/error.ts';
import { disarm } from './disarm.ts';
import type { ExportReply, ExportRequest } from './export/protocol.ts';
import type { StreamWriter } from './export/stream-writer.ts';
import { openWriter } from './export/writers.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Writes one file. */
const open: { writer?: StreamWriter } = {};

async function answer(request: ExportRequest): Promise<ExportReply> {
  switch (request.type) {
    case 'begin':
      open.writer = await openWriter(request.format, request.columns);
      disarm();
      return { type: 'taken' };
    case 'rows':
      await open.writer?.add(request.stream);
      return { type: 'taken' };
    case 'finish':
      if (open.writer === undefined) throw new Error('Nothing was begun.');
      return { type: 'file', file: await open.writer.finish() };
  }
}

const line: { last: Promise<void> } = { last: Promise.resolve() };

self.addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  const reply = (message: ExportReply): void => self.postMessage(message);
  line.last = line.last.then(() =>
    answer(data).then(reply, (error: unknown) => reply({ type: 'failure', message: messageOf(error) })),
  );
});
