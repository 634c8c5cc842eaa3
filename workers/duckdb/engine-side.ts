import { disarm } from './disarm.ts';
import { isPortMessage, type Note, type Order } from './engine-control.ts';
import { countReads } from './read-counter.ts';

/**
 * Runs in DuckDB's own worker before DuckDB's script, so that this listener comes first: DuckDB's answers every
 * message that it does not know with an error.
 */
addEventListener('message', function open(event: MessageEvent<unknown>) {
  const port = event.ports[0];
  if (port === undefined || !isPortMessage(event.data)) return;
  event.stopImmediatePropagation();
  removeEventListener('message', open);
  serve(port);
});

function serve(port: MessagePort): void {
  const tell = (note: Note): void => port.postMessage(note);
  countReads(tell);
  port.onmessage = (event: MessageEvent<Order>) => obey(event.data, tell);
  // DuckDB waits for ever when its WebAssembly could not be fetched or compiled.
  addEventListener('unhandledrejection', (event) => tell({ note: 'broken', reason: String(event.reason) }));
}

function obey(order: Order, tell: (note: Note) => void): void {
  switch (order) {
    case 'disarm':
      disarm();
      tell({ note: 'disarmed' });
  }
}
