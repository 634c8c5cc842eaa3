import type { Dataset } from '../../core/dataset.ts';
import { isAbort, messageOf } from '../../core/error.ts';
import type { Profile } from '../../core/profile.ts';
import { changeDataset, type Desk, findOpen, withProfile } from './desk.ts';
import { keepProfile } from './keeping.ts';

/** Resolves when all tables are described, or when it was stopped or has failed, which is said. */
export function startMeasuring(desk: Desk, dataset: Dataset): Promise<void> {
  const controller = new AbortController();
  desk.stops.set(dataset.id, controller);
  const done = measure(desk, dataset, controller.signal).catch((error: unknown) =>
    tellUnmeasured(desk, dataset, error),
  );
  desk.measured.set(dataset.id, done);
  return done;
}

async function measure(desk: Desk, dataset: Dataset, signal: AbortSignal): Promise<void> {
  const share = 1 / dataset.tables.length;
  for (const [index, table] of dataset.tables.entries()) {
    const parts = desk.effects.engine.profile(table, signal);
    let step = await parts.next();
    while (step.done !== true) {
      const { soFar, progress } = step.value;
      changeDataset(desk, dataset.id, (open) => withProfile(open, soFar, (index + progress * 0.99) * share));
      step = await parts.next();
    }
    const profile = step.value;
    changeDataset(desk, dataset.id, (open) => withProfile(open, profile, (index + 1) * share));
    void keepProfile(desk, dataset, profile);
  }
}

/** Measures all rows of a dataset that was described by a sample, when that is done. */
export async function measureWhole(desk: Desk, id: string): Promise<void> {
  const open = findOpen(desk, id);
  if (open === undefined || open.wholeProgress !== undefined) return;
  await desk.measured.get(id);
  const controller = new AbortController();
  desk.stops.set(id, controller);
  changeDataset(desk, id, (before) => ({ ...before, wholeProgress: 0 }));
  try {
    await measureExactly(desk, open.dataset, controller.signal);
  } catch (error) {
    tellUnmeasured(desk, open.dataset, error);
  } finally {
    changeDataset(desk, id, (before) => ({ ...before, wholeProgress: undefined }));
  }
}

/** What is known by the sample stays until the whole is known. */
async function measureExactly(desk: Desk, dataset: Dataset, signal: AbortSignal): Promise<void> {
  const profiles: Profile[] = [];
  for (const table of dataset.tables) {
    const parts = desk.effects.engine.profile(table, signal, { exact: true });
    for (let step = await parts.next(); ; step = await parts.next()) {
      if (step.done === true) {
        profiles.push(step.value);
        break;
      }
      const wholeProgress = (profiles.length + step.value.progress) / dataset.tables.length;
      changeDataset(desk, dataset.id, (open) => ({ ...open, wholeProgress }));
    }
  }
  for (const profile of profiles) {
    changeDataset(desk, dataset.id, (open) => withProfile(open, profile, 1));
    void keepProfile(desk, dataset, profile);
  }
}

function tellUnmeasured({ effects }: Desk, { name }: Dataset, error: unknown): void {
  if (isAbort(error)) return;
  effects.toast('error', effects.words().datasets.notMeasured(name, messageOf(error)));
}
