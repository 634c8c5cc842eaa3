import type { ImportNote } from '../../../core/dataset.ts';
import type { Detection, ReadChoices } from '../../../core/import-report.ts';

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

export function holdDetections(holding: Holding, byteSize: number): Detection[] {
  const { hold, why } = holding;
  if (hold === 'table' && why !== 'chosen' && byteSize < leastChoiceBytes) return [];
  const options = [
    { value: 'table', label: 'a table of its own' },
    { value: 'in place', label: 'read in place' },
  ];
  const value = hold === 'table' ? 'a table of its own' : reasonOf(holding, byteSize);
  return [{ name: 'Held as', value, choice: { key: 'hold', options, chosen: hold } }];
}

export function holdNotes(holding: Holding, byteSize: number, isMended: boolean): ImportNote[] {
  if (holding.hold === 'table') return [];
  const reason = `The file is ${reasonOf(holding, byteSize)}. It must be dropped again after a reload.`;
  const copy = `Its lines were written anew to be read: the browser holds this copy, about as large as the file, until the page is closed.`;
  return [
    { level: 'info', message: reason },
    ...(isMended ? [{ level: 'info' as const, message: copy }] : []),
  ];
}

function reasonOf({ why }: Holding, byteSize: number): string {
  const because = {
    chosen: 'as you chose',
    size: `because ${sizeWords(byteSize)} would not fit in memory`,
    memory: `because its ${sizeWords(byteSize)} did not fit in memory`,
  };
  return `read in place, ${because[why]}; questions read the file each time`;
}

function sizeWords(byteSize: number): string {
  const gigabytes = byteSize / 1e9;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.ceil(byteSize / 1e6)} MB`;
}
