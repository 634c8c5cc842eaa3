import { type Interpreter, loadInterpreter } from './interpreter.ts';
import { limitMemory, lockUp } from './jail.ts';
import type { Outcome, RunMessage, StartMessage, WorkerMessage } from './protocol.ts';

// The first message brings a private port; after it the worker's own channel to the page is deleted with the rest.
self.addEventListener('message', (event: MessageEvent<StartMessage>) => void begin(event.data), {
  once: true,
});

async function begin(start: StartMessage): Promise<void> {
  const { port } = start;
  const say = (message: WorkerMessage) => port.postMessage(message);
  const memoryBytes = limitMemory(start.memoryLimitBytes);
  try {
    const interpreter = await loadInterpreter(start.indexUrl, start.interrupt, (progress) =>
      say({ type: 'progress', progress }),
    );
    const left = lockUp(self);
    if (left.length > 0) throw new Error(`The browser keeps ${left.join(', ')} within reach of Python.`);
    const isSpent = () => interpreter.isSpent() || memoryBytes() > start.memoryLimitBytes / 2;
    serve(start, say, interpreter, isSpent);
  } catch (error) {
    say({ type: 'failed', message: String(error) });
  }
}

function serve(
  { port, interrupt }: StartMessage,
  say: (message: WorkerMessage) => void,
  interpreter: Interpreter,
  isSpent: () => boolean,
): void {
  port.onmessage = (event: MessageEvent<RunMessage>) => {
    if (interrupt !== null) new Uint8Array(interrupt)[0] = 0;
    say({ type: 'started' });
    const startedAt = performance.now();
    const { outcome, hasCrashed } = attempt(interpreter, event.data);
    const elapsedMs = performance.now() - startedAt;
    say({ type: 'finished', outcome, elapsedMs, spent: hasCrashed || isSpent() });
  };
  say({ type: 'ready', version: interpreter.version, packages: [...interpreter.packages] });
}

function attempt(interpreter: Interpreter, message: RunMessage): { outcome: string; hasCrashed: boolean } {
  try {
    return { outcome: interpreter.run(message), hasCrashed: false };
  } catch (error) {
    const crashed: Outcome = { kind: 'crashed', message: String(error) };
    return { outcome: JSON.stringify(crashed), hasCrashed: true };
  }
}
