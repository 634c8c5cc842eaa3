import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sha256 } from './sha256.ts';
import type { Outcome, WantedFile } from './wanted-file.ts';

export interface Patience {
  readonly attempts: number;
  /** Before a second try; doubled before each further one. */
  readonly pauseMs: number;
  /** Without a byte. */
  readonly stallMs: number;
}

/** None of the files is half as large. */
const byteLimit = 200 * 1024 ** 2;

/**
 * Has the file in its place, fetched if need be. What fails its check is never left there. `hindrance` says why its
 * host need not be tried.
 */
export async function obtain(
  file: WantedFile,
  options: { readonly folder: string; readonly patience: Patience },
  hindrance: () => Promise<string | undefined>,
): Promise<Outcome> {
  const place = join(options.folder, file.path);
  const there = await readIfThere(place);
  if (there !== undefined && file.faultIn(there) === undefined) return present(there, false);
  if (there !== undefined) await rm(place);
  const reason = await hindrance();
  return reason === undefined
    ? fetchPatiently(file, place, options.patience)
    : { kind: 'unreachable', reason };
}

async function fetchPatiently(file: WantedFile, place: string, patience: Patience): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await fetchOnce(file, place, patience.stallMs);
    if (outcome.kind !== 'unreachable' || attempt === patience.attempts) return outcome;
    await pause(patience.pauseMs * 2 ** (attempt - 1));
  }
}

async function fetchOnce(file: WantedFile, place: string, stallMs: number): Promise<Outcome> {
  const partial = `${place}.part`;
  await mkdir(dirname(place), { recursive: true });
  try {
    const refusal = await stream(file.url, partial, stallMs);
    return refusal ?? (await accept(file, partial, place));
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error) };
  } finally {
    await rm(partial, { force: true });
  }
}

/** Writes what comes to a file; what the host says instead, when it does not give it. */
async function stream(url: string, path: string, stallMs: number): Promise<Outcome | undefined> {
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new Error(`Nothing came for ${stallMs / 1000} s.`)), stallMs);
  const target = await open(path, 'w');
  try {
    const response = await fetch(url, { signal: stalled.signal });
    if (!response.ok) return refusalOf(response);
    let written = 0;
    for await (const chunk of response.body ?? []) {
      timer.refresh();
      written += chunk.byteLength;
      if (written > byteLimit) return { kind: 'wrong', reason: `It has more than ${byteLimit} bytes.` };
      await target.write(chunk);
    }
    return undefined;
  } finally {
    clearTimeout(timer);
    await target.close();
  }
}

/** A host that is broken for the moment (5xx, 429) is asked again. */
function refusalOf({ status }: Response): Outcome {
  const kind = status >= 500 || status === 429 ? 'unreachable' : 'missing';
  return { kind, reason: `The host answers with status ${status}.` };
}

async function accept(file: WantedFile, partial: string, place: string): Promise<Outcome> {
  const bytes = await readFile(partial);
  const fault = file.faultIn(bytes);
  if (fault !== undefined) return { kind: 'wrong', reason: fault };
  await rename(partial, place);
  return present(bytes, true);
}

function present(bytes: Uint8Array, isNew: boolean): Outcome {
  return { kind: 'present', bytes: bytes.byteLength, sha256: sha256(bytes), isNew };
}

export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `fetch failed` says nothing; its cause does. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause ? String(cause.code) : '';
  return [cause.message, code].find((text) => text !== '') ?? error.message;
}
