import type { Dataset } from '../../core/dataset.ts';
import { isAbort } from '../../core/error.ts';
import type { ReadChoices } from '../../core/import-report.ts';
import { whyOf } from '../why-of.ts';
import { changeDataset, type Desk, findOpen } from './desk.ts';
import { keepAnew, keepInPlaceOf } from './keeping.ts';
import { startMeasuring } from './measuring.ts';
import { keepWholeHash } from './same-content.ts';
import type { OpenDataset } from './state.ts';

/** Reads a dataset's file again, as chosen; the dataset stays as it is when that fails. */
export async function readAgain(
  desk: Desk,
  id: string,
  choices: ReadChoices,
  file: File | undefined,
): Promise<void> {
  const open = findOpen(desk, id);
  const again = file ?? open?.file;
  if (open === undefined || again === undefined || open.isReadAgain) return;
  changeDataset(desk, id, (before) => ({ ...before, isReadAgain: true }));
  const reading = await read(desk, open, again, choices).catch((error: unknown) => {
    stayAsBefore(desk, open.dataset, error);
    return undefined;
  });
  if (reading === undefined) return;
  if (findOpen(desk, id) === undefined) await dropAll(desk, reading);
  else await takePlace(desk, open, reading, again);
}

/** What is being measured gives way, so that the reading has the engine to itself. */
async function read(desk: Desk, open: OpenDataset, file: File, choices: ReadChoices): Promise<Dataset> {
  const { id, tables, createdAt, source } = open.dataset;
  const controller = new AbortController();
  desk.stops.get(id)?.abort();
  desk.stops.set(id, controller);
  await desk.measured.get(id);
  const reading = await desk.effects.engine.ingest(file, {
    signal: controller.signal,
    onProgress: () => undefined,
    taken: [],
    choices,
    replacing: open.isAway === true ? [] : tables.map(({ name }) => name),
  });
  if (reading.source.contentHash !== source.contentHash) {
    desk.effects.toast('info', desk.effects.words().datasets.isOther(file.name));
  }
  return { ...reading, id, createdAt };
}

async function takePlace(desk: Desk, earlier: OpenDataset, dataset: Dataset, file: File): Promise<void> {
  changeDataset(desk, dataset.id, () => ({
    ...{ dataset, file, profiles: {}, profileProgress: 0 },
    ...{ isSaved: false, isReadAgain: false, isAway: false, isLost: false },
  }));
  const kept = earlier.isAway === true ? keepAnew(desk, dataset) : undefined;
  if (kept === undefined) keepInPlaceOf(desk, earlier.dataset, dataset);
  await Promise.all([kept, startMeasuring(desk, dataset)]);
  void keepWholeHash(desk, dataset, file);
}

/** It was removed while it was being read. */
async function dropAll({ effects }: Desk, { tables }: Dataset): Promise<void> {
  for (const { name } of tables) await effects.engine.dropTable(name);
}

/** What had given way to the reading goes on. */
function stayAsBefore(desk: Desk, dataset: Dataset, error: unknown): void {
  changeDataset(desk, dataset.id, (before) => ({ ...before, isReadAgain: false }));
  const words = desk.effects.words();
  if (!isAbort(error))
    desk.effects.toast('error', words.datasets.staysAsBefore(dataset.name, whyOf(error, words)));
  const open = findOpen(desk, dataset.id);
  if (open !== undefined && open.isAway !== true && open.profileProgress < 1)
    void startMeasuring(desk, dataset);
}
