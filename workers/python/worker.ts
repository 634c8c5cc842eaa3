import { takeData } from './given-data.ts';
import { type Interpreter, loadInterpreter } from './interpreter.ts';
import { keepProxies, limitMemory, lockUp } from './jail.ts';
import type { Outcome, Request, RunMessage, StartMessage, WorkerMessage } from './protocol.ts';
import { receiveTables } from './received-tables.ts';

// The first message brings private ports; after it the worker's own channel to the page is deleted with the rest.
self.addEventListener('message', (event: MessageEvent<StartMessage>) => void begin(event.data), {
  once: true,
});

type Say = (message: WorkerMessage) => void;

async function begin(start: StartMessage): Promise<void> {
  const say: Say = (message) => start.port.postMessage(message);
  keepProxies(globalThis);
  const memoryBytes = limitMemory(start.memoryLimitBytes);
  try {
    const interpreter = await loadInterpreter(start, {
      onProgress: (progress) => say({ type: 'progress', progress }),
      onStdout: (text: unknown) => say({ type: 'stdout', text: String(text) }),
    });
    const betweenTasks = new MessageChannel();
    const left = lockUp(self);
    if (left.length > 0) throw new Error(`The browser keeps ${left.join(', ')} within reach of Python.`);
    const isSpent = () => interpreter.isSpent() || memoryBytes() > start.memoryLimitBytes / 2;
    serve(start, say, interpreter, isSpent);
    warmUp(interpreter, betweenTasks);
  } catch (error) {
    say({ type: 'failed', message: String(error) });
  }
}

function serve(
  { port, dataPort, interrupt }: StartMessage,
  say: Say,
  interpreter: Interpreter,
  isSpent: () => boolean,
): void {
  const received = receiveTables(dataPort);
  const run = async ({ code, given, enforceCheck }: RunMessage): Promise<void> => {
    const data = await takeData(received, given);
    interpreter.prepare();
    say({ type: 'started' });
    const startedAt = performance.now();
    const { outcome, hasCrashed } = attempt(() => interpreter.run(code, data, enforceCheck));
    const elapsedMs = performance.now() - startedAt;
    say({ type: 'finished', outcome, elapsedMs, spent: hasCrashed || isSpent() });
  };
  const serveOne = async (request: Request): Promise<void> => {
    if (interrupt !== null) new Uint8Array(interrupt)[0] = 0;
    switch (request.type) {
      case 'run':
        await run(request);
        return;
      case 'coldModules':
        say({ type: 'answer', json: interpreter.coldModules(request.code) });
        return;
      case 'members':
        say({ type: 'answer', json: interpreter.membersOf(request.code, request.expression) });
        return;
      case 'addWheels':
        say({ type: 'answer', json: interpreter.addWheels(request.wheels, request.modules) });
        return;
    }
  };
  port.onmessage = (event: MessageEvent<Request>) => {
    serveOne(event.data).catch((error: unknown) => say({ type: 'failed', message: String(error) }));
  };
  say({ type: 'ready', version: interpreter.version });
}

function attempt(run: () => string): { outcome: string; hasCrashed: boolean } {
  try {
    return { outcome: run(), hasCrashed: false };
  } catch (error) {
    const crashed: Outcome = { kind: 'crashed', message: String(error) };
    return { outcome: JSON.stringify(crashed), hasCrashed: true };
  }
}

/** Imports what runs will use, a step at a time: a run that comes meanwhile goes first. Timers are gone by now. */
function warmUp(interpreter: Interpreter, { port1, port2 }: MessageChannel): void {
  port1.onmessage = () => {
    if (interpreter.warmUp()) port2.postMessage(null);
    else port1.close();
  };
  port2.postMessage(null);
}
