import { readFileSync, type Stats, unwatchFile, watchFile } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './settings.ts';

const lookEveryMs = 500;

/** What the file says; nothing where there is none. What the process was started with comes before it. */
export function readEnvironment(file: string, given: Environment): Environment {
  return { ...parseEnv(textOf(file)), ...given };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * By looking every now and then, since editors replace files, and one that is not there yet cannot be watched.
 * Returns the way to stop.
 */
export function onFileChange(file: string, act: () => void): () => void {
  const look = (now: Stats, before: Stats): void => {
    // Of a file that is missing from the start, Node speaks once too.
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) act();
  };
  watchFile(file, { interval: lookEveryMs, persistent: false }, look);
  return () => unwatchFile(file, look);
}
