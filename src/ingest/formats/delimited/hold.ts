import type { ImportNote } from '../../../core/dataset.ts';
import { infoNote } from '../../../core/import-note.ts';
import type { KnownDetection, ReadChoices } from '../../../core/import-report.ts';
import { inPlaceWords } from '../../../core/import-sentences.ts';

/** Copied into a table, or read in the file each time. */
export type Hold = NonNullable<ReadChoices['hold']>;

/** How a file is held, and why. */
export interface Holding {
  readonly hold: Hold;
  readonly why: 'chosen' | 'size' | 'memory';
}

/**
 * The engine has 4 GB in all, as wasm32 allows no more, and a table in memory takes up to four times what its text
 * does (`1,` is two bytes, and eight as a BIGINT).
 */
const mostCopiedBytes = 2 ** 30;
/** Below this it is not worth asking. */
const leastChoiceBytes = 100 * 2 ** 20;

export function chooseHolding(byteSize: number, { hold }: ReadChoices): Holding {
  if (hold !== undefined) return { hold, why: 'chosen' };
  return byteSize > mostCopiedBytes ? { hold: 'in place', why: 'size' } : { hold: 'table', why: 'size' };
}

export function holdDetections(holding: Holding, byteSize: number): KnownDetection[] {
  const { hold, why } = holding;
  if (hold === 'table' && why !== 'chosen' && byteSize < leastChoiceBytes) return [];
  const options = [
    { value: 'table', label: 'a table of its own' },
    { value: 'in place', label: 'read in place' },
  ];
  const value = hold === 'table' ? 'a table of its own' : inPlaceWords({ why, byteSize });
  return [{ name: 'Held as', value, choice: { key: 'hold', options, chosen: hold } }];
}

export function holdNotes({ hold, why }: Holding, byteSize: number, isMended: boolean): ImportNote[] {
  if (hold === 'table') return [];
  return [
    infoNote({ code: 'held-in-place', why, byteSize }),
    ...(isMended ? [infoNote({ code: 'written-anew' })] : []),
  ];
}
