import type { Dataset } from '../../core/dataset.ts';
import { changeDataset, type Desk } from './desk.ts';

/** What is read in place is gone with the engine that had its file. */
export function isThere({ tables }: Dataset, names: ReadonlySet<string>): boolean {
  return tables.every(({ name, inPlace }) => inPlace === undefined && names.has(name));
}

/** A page may not open a file by itself. */
export function markAway(desk: Desk, { id, tables }: Dataset): void {
  const isLost = tables.every(({ inPlace }) => inPlace === undefined);
  desk.stops.get(id)?.abort();
  desk.measured.delete(id);
  changeDataset(desk, id, (open) => ({ ...open, isAway: true, isLost, profileProgress: 1, isSaved: true }));
}
