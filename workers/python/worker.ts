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
  limitMemory(start.memoryLimitBytes);
  try {
    const interpreter = await loadInterpreter(start.indexUrl, start.interrupt, (progress) =>
      say({ type: 'progress', progress }),
    );
    const left = lockUp(self);
    if (left.length > 0) throw new Error(`The browser keeps ${left.join(', ')} within reach of Python.`);
    serve(port, say, interpreter, start.interrupt);
  } catch (error) {
    say({ type: 'failed', message: String(error) });
  }
}

function serve(
  port: MessagePort,
  say: (message: WorkerMessage) => void,
  interpreter: Interpreter,
  interrupt: SharedArrayBuffer | null,
): void {
  port.onmessage = (event: MessageEvent<RunMessage>) => {
    if (interrupt !== null) new Uint8Array(interrupt)[0] = 0;
    say({ type: 'started' });
    const startedAt = performance.now();
    const { outcome, spent } = attempt(interpreter, event.data);
    say({ type: 'finished', outcome, spent, elapsedMs: performance.now() - startedAt });
  };
  say({ type: 'ready', version: interpreter.version, packages: [...interpreter.packages] });
}

function attempt(interpreter: Interpreter, message: RunMessage): { outcome: string; spent: boolean } {
  try {
    return { outcome: interpreter.run(message), spent: false };
  } catch (error) {
    const crashed: Outcome = { kind: 'crashed', message: String(error) };
    return { outcome: JSON.stringify(crashed), spent: true };
  }
}
