import { disarm } from './disarm.ts';
import { type Disarm, type GiveCode, isPortMessage, type Note } from './engine-control.ts';
import { expectModule } from './given-code.ts';
import { createLarder, type PassedBytes } from './passed-bytes.ts';
import { countReads } from './read-counter.ts';

const giveModule = expectModule();

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
  const larder = createLarder();
  countReads(tell, larder);
  port.onmessage = ({ data }: MessageEvent<GiveCode | Disarm | PassedBytes>) => {
    switch (data.order) {
      case 'run':
        giveModule(data.module);
        return;
      case 'disarm':
        disarm();
        tell({ note: 'disarmed' });
        return;
      case 'take':
        larder.put(data);
        return;
    }
  };
  // DuckDB waits for ever when its WebAssembly could not be made to run.
  addEventListener('unhandledrejection', (event) => tell({ note: 'broken', reason: String(event.reason) }));
}
