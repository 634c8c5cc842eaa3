import type { Dataset } from '../../core/dataset.ts';
import { messageOf } from '../../core/error.ts';
import type { StateWords } from '../words.ts';
import { isThere, markAway } from './away.ts';
import { type Desk, withoutDataset } from './desk.ts';
import { startMeasuring } from './measuring.ts';
import type { KeptDataset, OpenDataset } from './state.ts';
import { lookAtTables } from './uncertain.ts';

/**
 * Shows what was kept, then compares it with the tables that are there: from then on questions can be asked. Resolves
 * to what is left to do, which can wait for them.
 */
export async function restore(desk: Desk): Promise<() => Promise<void>> {
  const { effects, get, set } = desk;
  const read = await effects.readKept().catch((error: unknown) => {
    effects.toast('warning', effects.words().datasets.notRead(messageOf(error)));
    return undefined;
  });
  const kept = read?.kept ?? [];
  set((state) => ({
    isRestored: true,
    datasets: [...kept.map(openKept), ...state.datasets],
    activeId: state.activeId ?? kept.at(-1)?.dataset.id ?? null,
  }));
  if (read === undefined) return () => Promise.resolve();
  const recorded = kept.flatMap(({ dataset }) => dataset.tables.map(({ name }) => name));
  const names = new Set(await effects.engine.tableNames(recorded));
  for (const { dataset } of kept) {
    if (!isThere(dataset, names)) tellAway(desk, dataset);
    else if (dataset.isUncertain === true) await lookAtTables(desk, dataset);
  }
  if (read.unreadable > 0) tellUnreadable(desk, read.unreadable);
  measureTheRest(desk, get().datasets);
  return () => (read.unreadable > 0 ? Promise.resolve() : dropOrphans(desk));
}

function measureTheRest(desk: Desk, datasets: readonly OpenDataset[]): void {
  for (const { dataset, profileProgress, isAway } of datasets) {
    const isDue = profileProgress < 1 && isAway !== true && !desk.measured.has(dataset.id);
    if (isDue) void startMeasuring(desk, dataset);
  }
}

/**
 * Tables that no dataset knows: left behind by a page that was closed in the middle of something. Called only when
 * every dataset that is kept could be read, since a table may belong to one that could not. Nothing new is read before.
 */
async function dropOrphans({ effects, get }: Desk): Promise<void> {
  if (effects.engine.status().storage !== 'opfs') return;
  const names = await effects.engine.tableNames();
  const known = get().datasets.flatMap(({ dataset, isAway }) =>
    dataset.tables.filter(({ inPlace }) => isAway !== true || inPlace === undefined).map(({ name }) => name),
  );
  for (const name of names) if (!known.includes(name)) await effects.engine.dropTable(name);
}

function tellUnreadable({ effects }: Desk, count: number): void {
  effects.toast('warning', effects.words().datasets.unreadable(count));
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
    whyAway(effects.words().datasets, dataset, isInPlace, storage === 'opfs' ? undefined : reason),
  );
}

function whyAway(
  words: StateWords['datasets'],
  { name, source }: Dataset,
  isInPlace: boolean,
  reason: string | undefined,
): string {
  if (isInPlace) return words.wasInPlace(name, source.fileName);
  if (reason !== undefined) return words.isOutOfReach(name, reason);
  return source.format === 'combined' ? words.combinedIsGone(name) : words.isGone(name, source.fileName);
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
