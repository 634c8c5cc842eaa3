import type { KeyRotation } from '../../src/core/key-rotation.ts';

/** The rotations of one request, told as soon as there is a way to. */
export interface RotationFeed {
  readonly push: (rotation: KeyRotation) => void;
  /** Those that were not taken yet. */
  readonly take: () => readonly KeyRotation[];
  /** Fulfilled when a rotation is there to be taken. */
  readonly some: () => Promise<void>;
  readonly count: () => number;
}

export function createRotationFeed(): RotationFeed {
  const untold: KeyRotation[] = [];
  let count = 0;
  let wake: () => void = () => undefined;
  return {
    push(rotation) {
      untold.push(rotation);
      count += 1;
      wake();
    },
    take: () => untold.splice(0),
    some: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (untold.length > 0) resolve();
      }),
    count: () => count,
  };
}
