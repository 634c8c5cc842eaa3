import type { Dataset } from '../../core/dataset.ts';
import { type Desk, findOpen, notKept, tellFailure } from './desk.ts';
import type { OpenDataset } from './state.ts';

/** Up to so many bytes a content hash covers the whole of a file, and not samples of it. */
const whollyHashedBytes = 3 * 65_536;

/** The same content under whatever name. Of a larger file samples are compared first, which is no proof. */
export async function openWithContentOf(desk: Desk, file: File): Promise<OpenDataset | undefined> {
  const { effects, get } = desk;
  const alike = get().datasets.filter(({ dataset: { source } }) => source.byteSize === file.size);
  if (alike.length === 0) return undefined;
  const hash = await effects.contentHash(file);
  const same = alike.filter(({ dataset: { source } }) => source.contentHash === hash);
  if (same.length === 0 || file.size <= whollyHashedBytes) return same[0];
  const whole = await wholeHashOf(desk, file);
  if (whole === undefined) return undefined;
  for (const open of same) if ((await wholeHashOfOpen(desk, open)) === whole) return open;
  return undefined;
}

/** Beside reading and saving it would take a processor from them: so it is made, and kept, when both are done. */
export async function keepWholeHash(desk: Desk, dataset: Dataset, file: File | undefined): Promise<void> {
  if (file === undefined || file.size <= whollyHashedBytes) return;
  await desk.effects.engine.saved().catch(() => undefined);
  const isRecorded = await desk.recorded.get(dataset);
  const wholeHash = await wholeHashOf(desk, file);
  const open = findOpen(desk, dataset.id);
  // Of another reading, its own record is the one that is kept.
  if (isRecorded !== true || wholeHash === undefined || open?.dataset !== dataset || open.isReadAgain) return;
  const hashed = { ...dataset, source: { ...dataset.source, wholeHash } };
  await tellFailure(desk, desk.effects.keep(hashed), notKept(dataset.name));
}

/** Known from an earlier visit, or made of its file. */
async function wholeHashOfOpen(desk: Desk, { dataset, file }: OpenDataset): Promise<string | undefined> {
  return dataset.source.wholeHash ?? (file === undefined ? undefined : wholeHashOf(desk, file));
}

/** `undefined`, too, for a file that cannot be read to its end. */
function wholeHashOf({ effects, wholeHashes }: Desk, file: File): Promise<string | undefined> {
  const made = wholeHashes.get(file) ?? effects.wholeHash(file).catch(() => undefined);
  wholeHashes.set(file, made);
  return made;
}
