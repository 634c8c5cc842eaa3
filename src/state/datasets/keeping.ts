import type { Dataset } from '../../core/dataset.ts';
import type { Profile } from '../../core/profile.ts';
import { changeDataset, type Desk, findOpen, notKept, tellFailure } from './desk.ts';

/** Keeps what is known about a new dataset at once: tables that are lost before they are saved are told of. */
export async function keepNew(desk: Desk, dataset: Dataset): Promise<void> {
  const recorded = tellFailure(desk, desk.effects.keep(dataset), notKept(dataset.name));
  desk.recorded.set(dataset, recorded);
  void watchSaving(desk, dataset);
  await recorded;
}

/**
 * Keeps another reading of a dataset only when its tables are saved. Until then the earlier one is kept, tables and
 * record, and comes back whole with a reload.
 */
export function keepInPlaceOf(desk: Desk, earlier: Dataset, dataset: Dataset): void {
  markUncertain(desk, earlier);
  desk.unrecorded.add(dataset);
  const recorded = watchSaving(desk, dataset).then(async (isSaved) => {
    if (!isSaved || findOpen(desk, dataset.id)?.dataset !== dataset) return false;
    const isKept = await tellFailure(desk, desk.effects.keepAnew(dataset), notKept(dataset.name));
    if (!isKept) return false;
    desk.unrecorded.delete(dataset);
    await dropSurplus(desk, earlier, dataset);
    return true;
  });
  desk.recorded.set(dataset, recorded);
}

/** Should the page end when the tables of the other are saved and its record is not kept yet, they are looked at. */
function markUncertain(desk: Desk, earlier: Dataset): void {
  if (desk.unrecorded.has(earlier)) return;
  void tellFailure(desk, desk.effects.keep({ ...earlier, isUncertain: true }), notKept(earlier.name));
}

/** For a dataset of which nothing is kept but its record. */
export async function keepAnew(desk: Desk, dataset: Dataset): Promise<void> {
  const recorded = tellFailure(desk, desk.effects.keepAnew(dataset), notKept(dataset.name));
  desk.recorded.set(dataset, recorded);
  void watchSaving(desk, dataset);
  await recorded;
}

/** A profile is kept beside the record of the tables that it describes, and never beside another's. */
export async function keepProfile(desk: Desk, dataset: Dataset, profile: Profile): Promise<void> {
  const isRecorded = (await desk.recorded.get(dataset)) ?? true;
  if (!isRecorded || findOpen(desk, dataset.id)?.dataset !== dataset) return;
  await tellFailure(desk, desk.effects.keepProfile(dataset.id, profile), (words, why) =>
    words.profileNotKept(dataset.name, why),
  );
}

/** What could not be saved is tried once more: there may be room for it now. */
export async function saveAgain(desk: Desk): Promise<void> {
  const unsaved = desk.get().datasets.filter(({ isUnsavable }) => isUnsavable === true);
  if (unsaved.length === 0) return;
  for (const { dataset } of unsaved) {
    changeDataset(desk, dataset.id, (open) => ({ ...open, isUnsavable: false }));
  }
  await tellFailure(desk, desk.effects.engine.saveAgain(), (words, why) => words.restNotKept(why));
  await Promise.all(unsaved.map(({ dataset }) => recordWhenSaved(desk, dataset)));
}

/** Of a reading in the place of another nothing was recorded, as long as its tables were not there to stay. */
async function recordWhenSaved(desk: Desk, dataset: Dataset): Promise<void> {
  const isSaved = await watchSaving(desk, dataset);
  const open = findOpen(desk, dataset.id);
  if (!isSaved || open?.dataset !== dataset || !desk.unrecorded.delete(dataset)) return;
  const recorded = tellFailure(desk, desk.effects.keepAnew(dataset), notKept(dataset.name));
  desk.recorded.set(dataset, recorded);
  for (const profile of Object.values(open.profiles)) await keepProfile(desk, dataset, profile);
}

/** Resolves to whether its tables are saved; to false, too, when the engine ends before they are. */
async function watchSaving(desk: Desk, dataset: Dataset): Promise<boolean> {
  const unsaved = await desk.effects.engine.saved().catch(() => undefined);
  if (unsaved === undefined) return false;
  const isUnsavable = dataset.tables.some(({ name }) => unsaved.includes(name));
  changeDataset(desk, dataset.id, (open) =>
    open.dataset === dataset ? { ...open, isSaved: !isUnsavable, isUnsavable } : open,
  );
  return !isUnsavable;
}

/** Tables that the earlier reading had and this one does not. */
async function dropSurplus(desk: Desk, earlier: Dataset, dataset: Dataset): Promise<void> {
  const names = dataset.tables.map(({ name }) => name);
  const surplus = earlier.tables.filter(({ name }) => !names.includes(name));
  for (const { name } of surplus) await tellFailure(desk, desk.effects.engine.dropTable(name), notKept(name));
}
