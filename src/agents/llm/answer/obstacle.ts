/** What stands in the way of a reference. */
export interface Obstacle {
  readonly reason: string;
  /** Whether the reason tells of what is in a result, which not every privacy level allows. */
  readonly isOfData: boolean;
  /** What there is instead: names that may be values. */
  readonly instead?: string;
}

/** A reference that leads nowhere, and why. */
export interface Problem extends Obstacle {
  readonly reference: string;
}

export function wrong(reason: string, instead?: string): Obstacle {
  return { reason, isOfData: false, ...(instead === undefined ? {} : { instead }) };
}

export function missing(reason: string): Obstacle {
  return { reason, isOfData: true };
}

export function isObstacle(found: object): found is Obstacle {
  return 'reason' in found && 'isOfData' in found;
}
