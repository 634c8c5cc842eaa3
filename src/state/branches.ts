import type { Turn } from '../core/turn.ts';

/** A turn with its place in the conversation: after which other one it was asked. */
export interface PlacedTurn {
  readonly turn: Turn;
  /** Null for a first one. */
  readonly afterId: string | null;
}

/**
 * A question that is edited, or tried again, starts a branch beside the one it was on: nothing is overwritten. All
 * lists of turns here are in the order in which they were asked, and a turn stands behind the one it was asked after.
 */
export type Branches = readonly PlacedTurn[];

/** Those that are new or not as they were. */
export function changedSince(before: Branches, now: Branches): Branches {
  return now.filter((placed, place) => placed !== before[place]);
}

/** The turns from the first one down to this. */
export function pathTo(branches: Branches, tipId: string | null): readonly Turn[] {
  const path: Turn[] = [];
  let wanted = tipId;
  for (const { turn, afterId } of branches.toReversed()) {
    if (turn.id !== wanted) continue;
    path.unshift(turn);
    wanted = afterId;
  }
  return path;
}

/** The end of the branch with this turn that was asked last. */
export function tipFrom(branches: Branches, turnId: string): string {
  const below = new Set([turnId]);
  let tip = turnId;
  for (const { turn, afterId } of branches) {
    if (afterId === null || !below.has(afterId)) continue;
    below.add(turn.id);
    tip = turn.id;
  }
  return tip;
}

/** What was asked in the same place, the turn itself among them. */
export function alternativesOf(branches: Branches, turnId: string): readonly string[] {
  const placed = branches.find(({ turn }) => turn.id === turnId);
  return branches.flatMap(({ turn, afterId }) => (afterId === placed?.afterId ? [turn.id] : []));
}
