import type { Dataset } from '../../core/dataset.ts';
import { changeDataset, type Desk, messageOf, withoutDataset } from './desk.ts';
import { startMeasuring } from './measuring.ts';
import type { KeptDataset, OpenDataset } from './state.ts';

/** Shows what was kept, then compares it with the tables that are there. */
export async function restore(desk: Desk): Promise<void> {
  const { effects, get, set } = desk;
  const read = await effects.readKept().catch((error: unknown) => {
    effects.toast('warning', `What was kept could not be read: ${messageOf(error)}`);
    return undefined;
  });
  const kept = read?.kept ?? [];
  set((state) => ({
    isRestored: true,
    datasets: [...kept.map(openKept), ...state.datasets],
    activeId: state.activeId ?? kept.at(-1)?.dataset.id ?? null,
  }));
  if (read === undefined) return;
  const names = new Set(await effects.engine.tableNames());
  for (const { dataset } of kept) if (!isThere(dataset, names)) tellAway(desk, dataset);
  if (read.unreadable > 0) tellUnreadable(desk, read.unreadable);
  else await dropOrphans(desk, names);
  measureTheRest(desk, get().datasets);
}

/** After the engine has crashed and was started anew: what was not saved is lost, and what is read in place is let go. */
export async function reconcile(desk: Desk): Promise<void> {
  const names = new Set(await desk.effects.engine.tableNames());
  const open = desk.get().datasets.filter(({ isAway }) => isAway !== true);
  for (const { dataset } of open) if (!isThere(dataset, names)) markAway(desk, dataset);
  measureTheRest(desk, desk.get().datasets);
}

/** What is read in place is gone with the engine that had its file. */
function isThere({ tables }: Dataset, names: ReadonlySet<string>): boolean {
  return tables.every(({ name, inPlace }) => inPlace === undefined && names.has(name));
}

function measureTheRest(desk: Desk, datasets: readonly OpenDataset[]): void {
  for (const { dataset, profileProgress, isAway } of datasets) {
    const isDue = profileProgress < 1 && isAway !== true && !desk.measured.has(dataset.id);
    if (isDue) void startMeasuring(desk, dataset);
  }
}

/**
 * Tables that no dataset knows: left behind by a page that was closed in the middle of something. Called only when
 * every dataset that is kept could be read, since a table may belong to one that could not.
 */
async function dropOrphans({ effects, get }: Desk, names: ReadonlySet<string>): Promise<void> {
  if (get().loading.length > 0 || effects.engine.status().storage !== 'opfs') return;
  const known = get().datasets.flatMap(({ dataset, isAway }) =>
    dataset.tables.filter(({ inPlace }) => isAway !== true || inPlace === undefined).map(({ name }) => name),
  );
  for (const name of names) if (!known.includes(name)) await effects.engine.dropTable(name);
}

function tellUnreadable({ effects }: Desk, count: number): void {
  const what = count === 1 ? 'One dataset that is kept' : `${count} datasets that are kept`;
  const whose = count === 1 ? 'Its data is left' : 'Their data is left';
  effects.toast(
    'warning',
    `${what} could not be read, as if another version of InsightX had written it. ${whose} as it is.`,
  );
}

/** Unless another tab has the tables: that is said once, for all of them. */
function tellAway(desk: Desk, dataset: Dataset): void {
  const { effects, set } = desk;
  const { storage, reason, isOwnedElsewhere } = effects.engine.status();
  const isInPlace = dataset.tables.some(({ inPlace }) => inPlace !== undefined);
  if (isOwnedElsewhere === true && !isInPlace) {
    set((state) => withoutDataset(state, dataset.id));
    return;
  }
  markAway(desk, dataset);
  effects.toast(
    isInPlace ? 'info' : 'warning',
    whyAway(dataset, isInPlace, storage === 'opfs' ? undefined : reason),
  );
}

function whyAway({ name, source }: Dataset, isInPlace: boolean, reason: string | undefined): string {
  if (isInPlace) return `${name} was read in place: drop ${source.fileName} again to go on with it.`;
  return reason === undefined
    ? `The data of ${name} is not on this machine any more. Drop ${source.fileName} again.`
    : `The data of ${name} cannot be reached. ${reason}`;
}

/** A page may not open a file by itself. */
function markAway(desk: Desk, { id, tables }: Dataset): void {
  const isLost = tables.every(({ inPlace }) => inPlace === undefined);
  desk.stops.get(id)?.abort();
  desk.measured.delete(id);
  changeDataset(desk, id, (open) => ({ ...open, isAway: true, isLost, profileProgress: 1, isSaved: true }));
}

function openKept({ dataset, profiles: kept }: KeptDataset): OpenDataset {
  const profiles = Object.fromEntries(kept.map((profile) => [profile.table, profile]));
  const isComplete = dataset.tables.every((table) => profiles[table.name] !== undefined);
  const isAway = dataset.tables.some(({ inPlace }) => inPlace !== undefined);
  return {
    ...{ dataset, profiles, profileProgress: isComplete || isAway ? 1 : 0 },
    ...{ isSaved: true, file: undefined, isReadAgain: false, isAway },
  };
}
