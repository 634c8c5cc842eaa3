import { boxesOfRows } from '../../core/boxes.ts';
import type { BoxFigures } from '../../core/held-result.ts';
import type { DrawnTable } from './drawn-table.ts';
import { labelText } from './plot-data.ts';
import type { ChartsWords } from './words.ts';

export interface Box extends BoxFigures {
  readonly label: string;
}

export interface BoxData {
  readonly boxes: readonly Box[];
  /** What was left out, in words. */
  readonly leftOut: string | undefined;
}

/** A box for each value of `x`, the largest groups first where there are too many. */
export function boxesOf(
  table: DrawnTable,
  { x, y }: { readonly x?: string | undefined; readonly y: string },
  words: ChartsWords,
): BoxData {
  const { groupCount, boxes } = table.boxes ?? boxesOfRows(table, y, x);
  return {
    boxes: boxes.map((box) => ({ ...box, label: x === undefined ? y : labelText(box.group, words) })),
    leftOut: groupCount > boxes.length ? words.leftOut.boxes(boxes.length, groupCount) : undefined,
  };
}
