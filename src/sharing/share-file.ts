import type { SharedAnalysis } from '../core/analysis.ts';
import { Refusal } from '../core/refusal.ts';
import { readContainer, writeContainer } from './codec/container.ts';

/** More than the files that travel with it may take together. */
const mostBytes = 2_000_000_000;

export function writeShareFile(shared: SharedAnalysis): Promise<Blob> {
  return writeContainer(shared);
}

/** Reads what a stranger may have made. Nothing of it is run. Throws `Refusal`. */
export function readShareFile(file: Blob): Promise<SharedAnalysis> {
  if (file.size > mostBytes) return Promise.reject(new Refusal('larger-than-any'));
  return readContainer(file);
}
