import type { ImportNote } from '../../../core/dataset.ts';
import type { Counted } from './cells-of.ts';
import type { Holding } from './hold.ts';
import type { Plan } from './plan.ts';
import type { MountedText } from './read-sql.ts';

/** How a file stands between two attempts to read it. */
export interface Attempt {
  readonly file: MountedText;
  readonly blob: Blob;
  readonly isMended: boolean;
  /** The beginning of the file as it was dropped. */
  readonly head: string;
  /** The plan that goes with `head`. */
  readonly original: Plan;
  readonly counting: Promise<Counted | undefined>;
  readonly holding: Holding;
  readonly notes: readonly ImportNote[];
}
