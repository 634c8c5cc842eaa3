import { loadPyodide } from 'pyodide';

/** Nothing but Pyodide: says when it is loaded, then reads rows as JSON text and adds up their first column. */
addEventListener('message', (event: MessageEvent<string>) => void begin(event.data), { once: true });

async function begin(indexURL: string): Promise<void> {
  const pyodide = await loadPyodide({ indexURL });
  const total = pyodide.runPython('import json\nlambda text: sum(row[0] for row in json.loads(text))') as (
    text: string,
  ) => number;
  addEventListener('message', (event: MessageEvent<string>) => postMessage(total(event.data)));
  postMessage('ready');
}
