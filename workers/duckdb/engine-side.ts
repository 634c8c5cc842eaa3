import { disarm } from './disarm.ts';
import { isPortMessage, type Note } from './engine-control.ts';
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
  port.onmessage = () => {
    disarm();
    tell({ note: 'disarmed' });
  };
  // DuckDB waits for ever when its WebAssembly could not be fetched or compiled.
  addEventListener('unhandledrejection', (event) => tell({ note: 'broken', reason: String(event.reason) }));
}
