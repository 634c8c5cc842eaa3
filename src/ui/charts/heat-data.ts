import { type Cell, numberOf } from '../../core/cell.ts';
import { rankOf } from '../../core/rank-of-label.ts';
import { columnIndex } from '../../core/result-set.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { rowLabels, saidTogether } from './plot-data.ts';
import type { ChartsWords } from './words.ts';

export interface HeatCell {
  readonly x: string;
  readonly y: string;
  /** The cells behind `x` and `y`. */
  readonly behind: readonly [x: Cell, y: Cell];
  readonly value: number | null;
  /** 0 to 1 between the least and the greatest value; around zero, -1 to 1 where values lie on both sides. */
  readonly strength: number;
}

export interface HeatData {
  readonly xs: readonly string[];
  readonly ys: readonly string[];
  readonly cells: readonly HeatCell[];
  readonly least: number;
  readonly most: number;
  readonly isAroundZero: boolean;
  readonly leftOut: string | undefined;
}

const mostAcross = 31;
const mostDown = 24;

interface HeatColumns {
  readonly x: string;
  readonly y: string;
  readonly value: string;
}

export function heatData(table: FindingTable, { x, y, value }: HeatColumns, words: ChartsWords): HeatData {
  const at = columnIndex(table, value);
  const [across, down] = [rowLabels(table, x, words), rowLabels(table, y, words)];
  const [allXs, allYs] = [distinctLabels(across), distinctLabels(down)];
  const [xs, ys] = [allXs.slice(0, mostAcross), allYs.slice(0, mostDown)];
  const found = table.rows.map((row, place) => ({
    x: across[place]?.label ?? '',
    y: down[place]?.label ?? '',
    behind: [across[place]?.cell ?? null, down[place]?.cell ?? null] as const,
    value: numberOf(row[at]) ?? null,
  }));
  const drawn = found.filter((cell) => xs.includes(cell.x) && ys.includes(cell.y));
  const hidden = drawn.length - new Set(drawn.map(({ x, y }) => JSON.stringify([x, y]))).size;
  const numbers = drawn.flatMap((cell) => cell.value ?? []);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const isAroundZero = least < 0 && most > 0;
  return {
    ...{ xs, ys, least, most, isAroundZero },
    cells: drawn.map((cell) => ({
      ...cell,
      strength: strengthOf(cell.value, { least, most, isAroundZero }),
    })),
    leftOut: saidTogether(
      [
        drawn.length < found.length && words.leftOut.cells(xs.length, allXs.length, ys.length, allYs.length),
        hidden > 0 && words.leftOut.hidden(hidden),
      ],
      words,
    ),
  };
}

/** Dates, days, months, numbers and ranges in their own order, all else as it came. */
function distinctLabels(labels: ReturnType<typeof rowLabels>): readonly string[] {
  const ranked = labels.map(({ label, moment }) => ({ label, rank: moment ?? rankOf(label) }));
  const sorted = ranked.every(({ rank }) => rank !== undefined)
    ? ranked.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    : ranked;
  return [...new Set(sorted.map(({ label }) => label))];
}

function strengthOf(
  value: number | null,
  { least, most, isAroundZero }: Pick<HeatData, 'least' | 'most' | 'isAroundZero'>,
): number {
  if (value === null) return 0;
  if (isAroundZero) return value / Math.max(-least, most);
  return most === least ? 1 : (value - least) / (most - least);
}
