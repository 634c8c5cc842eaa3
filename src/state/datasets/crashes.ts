import type { Dataset } from '../../core/dataset.ts';
import { messageOf } from '../../core/error.ts';
import { isThere, markAway } from './away.ts';
import type { Desk } from './desk.ts';
import { startMeasuring } from './measuring.ts';

/** Once the engine has broken down and was started anew, time and again. What was not saved went with it, and is said. */
export function watchCrashes(desk: Desk): void {
  const measuredAnew = new Set<Dataset>();
  const seen = { crashes: 0 };
  desk.effects.engine.onStatus(({ state, crashes = 0 }) => {
    if (state !== 'ready' || crashes === seen.crashes) return;
    seen.crashes = crashes;
    afterCrash(desk, measuredAnew).catch((error: unknown) => desk.effects.toast('error', messageOf(error)));
  });
}

/** What was being measured is measured once more, and not again: it may be what broke the engine. */
async function afterCrash(desk: Desk, measuredAnew: Set<Dataset>): Promise<void> {
  const there = new Set(await desk.effects.engine.tableNames());
  const open = desk.get().datasets.filter(({ isAway }) => isAway !== true);
  const gone = open.filter(({ dataset }) => !isThere(dataset, there));
  for (const { dataset } of gone) markAway(desk, dataset);
  const { restarted, restartedWithout } = desk.effects.words().datasets;
  const names = gone.map(({ dataset }) => dataset.name);
  desk.effects.toast('warning', gone.length === 0 ? restarted : restartedWithout(names));
  for (const { dataset, profileProgress } of open.filter((each) => !gone.includes(each))) {
    if (profileProgress === 1 || measuredAnew.has(dataset)) continue;
    measuredAnew.add(dataset);
    void startMeasuring(desk, dataset);
  }
}
