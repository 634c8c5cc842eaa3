import type { CellCount, KnownSetAside } from '../../../core/import-report.ts';
import type { RawCount } from './count-cells.ts';
import type { MendedCells } from './mend.ts';
import type { Plan } from './plan.ts';
import { readRecords } from './records.ts';

/** What was counted of a file while it was read. */
export type Counted =
  /** `inFile`: cells of the whole file, where what stands around the rows was found in it to its end. */
  | { readonly way: 'as it is'; readonly raw: RawCount; readonly inFile: number | undefined }
  | { readonly way: 'mended'; readonly cells: MendedCells };

export interface TableSize {
  readonly name: string;
  readonly rows: number;
}

/** `plan` is the one that the file was first read with; its dialect is that of the file as it was dropped. */
export function cellsOf({ rows }: TableSize, plan: Plan, head: string, counted: Counted): CellCount {
  const above = cellsAbove(head, plan);
  const under = cellsUnder(plan);
  const trailing = plan.hasTrailingDelimiter ? rows : 0;
  const inTable = rows * plan.columns.length;
  const all: readonly KnownSetAside[] = [
    { what: 'header', cells: above.header + (counted.way === 'mended' ? counted.cells.names : 0) },
    { what: 'units', cells: above.units },
    { what: 'lines above the table', cells: above.preamble },
    { what: 'empty ends of lines that close with a delimiter', cells: trailing },
    ...bodySetAside(plan, counted, under.blank),
    { what: 'totals', cells: under.totals },
    { what: 'footnotes', cells: under.notes },
  ];
  const setAside = all.filter(({ cells }) => cells > 0);
  const body = counted.way === 'mended' ? counted.cells.inFile : counted.raw.cells;
  const filledIn = counted.way === 'mended' ? counted.cells.filledIn : 0;
  const besideRows = above.header + above.units + above.preamble + under.totals + under.notes + under.blank;
  const inFile = counted.way === 'as it is' ? counted.inFile : undefined;
  return { inFile: inFile ?? besideRows + body, inTable, filledIn, setAside };
}

interface CellsUnder {
  readonly totals: number;
  readonly notes: number;
  readonly blank: number;
}

function cellsUnder({ layout: { under } }: Plan): CellsUnder {
  const cellsOf = (kind: (typeof under)[number]['what']) =>
    under.filter(({ what }) => what === kind).reduce((sum, { record }) => sum + record.cells.length, 0);
  return { totals: cellsOf('total'), notes: cellsOf('note'), blank: cellsOf('blank line') };
}

function bodySetAside(plan: Plan, counted: Counted, blankUnder: number): KnownSetAside[] {
  if (counted.way === 'as it is') {
    const blank = plan.columns.length > 1 ? counted.raw.blankLines : 0;
    return [{ what: 'blank lines', cells: blank + blankUnder }];
  }
  const { blank, emptyEnds, joined, remarks } = counted.cells;
  return [
    { what: 'blank lines', cells: blank + blankUnder },
    { what: 'empty cells behind the last column', cells: emptyEnds },
    { what: 'joined into the last column', cells: joined },
    { what: 'remarks among the rows', cells: remarks },
  ];
}

interface CellsAbove {
  readonly header: number;
  readonly units: number;
  readonly preamble: number;
}

function cellsAbove(head: string, plan: Plan): CellsAbove {
  const { headerPlace, secondNames, underNames } = plan.layout;
  const { records } = readRecords(head, plan.dialect, { isEnd: plan.isWhole, limit: plan.skipRecords });
  const all = records.reduce((sum, { cells }) => sum + cells.length, 0);
  const first = headerPlace === undefined ? 0 : (records[headerPlace]?.cells.length ?? 0);
  const header = first + (secondNames?.cells.length ?? 0);
  const units = underNames?.cells.length ?? 0;
  return { header, units, preamble: all - header - units };
}
