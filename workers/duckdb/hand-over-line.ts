import type { OpenHandOver } from '../../src/core/hand-over.ts';
import type { Line } from './line.ts';

/** Opens ways to other workers: the engine's worker gets one end of a channel, whoever asks gets the other. */
export function handOverBy(calls: Pick<Line, 'call'>): OpenHandOver {
  let nextLine = 1;
  return () => {
    const line = nextLine;
    nextLine += 1;
    const { port1: theirs, port2: port } = new MessageChannel();
    const opened = calls.call('openHandOver', { line, port: theirs }, { transfer: [theirs] });
    opened.catch(() => undefined);
    return {
      port,
      async send(ticket, sql, { signal, ...options }) {
        await opened;
        return calls.call('handOver', { line, ticket, sql, options }, { signal });
      },
      close() {
        calls.call('closeHandOver', { line }).catch(() => undefined);
      },
    };
  };
}
