import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Of the Pyodide that is installed: its packages fit no other. */
export function pyodideVersion(root: string): string {
  const text = readFileSync(join(root, 'node_modules/pyodide/package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
