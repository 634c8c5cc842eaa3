import type { ImportNote } from '../../../core/dataset.ts';
import type { Area, Grid } from './grid.ts';

/** A sheet as it was read, whatever its file's format. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly grid: Grid;
  /** Areas that are shown as one cell; what they hold stands in the first. */
  readonly merges: readonly Area[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Days between a serial of 0 and 1970-01-01; the fault in 1900's February is seen to apart. */
  readonly is1904: boolean;
  /** Signs by their place, as `Grid.unitAt` gives it; the first is empty. */
  readonly units: readonly string[];
  readonly notes: readonly ImportNote[];
}

/** On the way to a sheet. */
export type SheetPart =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'sheet'; readonly sheet: Sheet; readonly fraction: number }
  | { readonly kind: 'note'; readonly note: ImportNote };
