import type { Turn } from '../../core/turn.ts';

/** Milliseconds: of all stages where they were timed, else of the steps. `undefined` where nothing was. */
export function turnDuration({ timings, steps }: Turn): number | undefined {
  if (timings.total !== undefined) return timings.total;
  const stages = Object.values(timings);
  const parts = stages.length > 0 ? stages : steps.map(({ outcome }) => outcome?.elapsedMs ?? 0);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return total > 0 ? total : undefined;
}
