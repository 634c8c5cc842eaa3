import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { type IngestError, messageOf } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { type Member, storedArchive, textOfMember } from '../../archive.ts';
import {
  type Area,
  cellKind,
  createGrid,
  createTextPool,
  type Grid,
  SheetTooLarge,
  type TextPool,
} from './grid.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { refuseRepeats } from './repeats.ts';
import { serialOf } from './serial.ts';
import type { Sheet, SheetPart } from './workbook.ts';
import { tooLarge } from './xlsx.ts';

/** It holds the whole file, and each cell as an object: ten times the file's size and more. */
const mostBytes = 256 * 2 ** 20;

/**
 * `.xls` (all versions), `.xlsb` and `.ods`, by SheetJS in the version that its makers publish beside npm (0.20.3,
 * republished as `@e965/xlsx`, Apache-2.0): npm's own 0.18.5 has two known holes. hucre reads these formats too, but
 * without number formats, merged or hidden cells in `.xls`.
 */
export async function* readOldWorkbook(
  blob: Blob,
  members: readonly Member[],
): AsyncGenerator<SheetPart, void> {
  await refuseUnfit(blob, members);
  yield { kind: 'progress', fraction: 0.1 };
  const bytes = members.length > 0 ? await repacked(members) : new Uint8Array(await blob.arrayBuffer());
  const isCompound = bytes[0] === 0xd0;
  if (isCompound) set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const workbook = open(bytes);
  yield { kind: 'progress', fraction: 0.6 };
  const texts = createTextPool();
  const units = createTextPool();
  units.add('');
  const formats = new Map<string, { readonly format: NumberFormat; readonly unit: number }>();
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) continue;
    yield {
      kind: 'sheet',
      sheet: sheetOf(workbook, index, sheet, { texts, units, formats }),
      fraction: 0.6 + (0.4 * index) / workbook.SheetNames.length,
    };
  }
}

interface Pools {
  readonly texts: TextPool;
  readonly units: TextPool;
  readonly formats: Map<string, { readonly format: NumberFormat; readonly unit: number }>;
}

async function refuseUnfit(blob: Blob, members: readonly Member[]): Promise<void> {
  const unpacked = members.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (blob.size > mostBytes || unpacked > 2 * mostBytes) {
    throw refusedFile({ code: 'large-workbook', megabytes: mostBytes / 2 ** 20 });
  }
  const content = members.find(({ path }) => path === 'content.xml');
  if (content !== undefined) await refuseRepeats(content);
  const manifest = members.find(({ path }) => path === 'META-INF/manifest.xml');
  if (manifest !== undefined && /encryption-data/.test(await textOfMember(manifest, 2 ** 24))) throw locked();
}

/** The same archive without compression: the inflate of SheetJS has no limits, and never ends on some damaged files. */
function repacked(members: readonly Member[]): Promise<Uint8Array> {
  const wanted = members.filter(({ path, isFolder }) => !isFolder && !isPicture(path));
  return storedArchive(wanted, 2 * mostBytes);
}

function isPicture(path: string): boolean {
  return /^(Pictures|Thumbnails|xl\/media)\//i.test(path);
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      sheetRows: 1_048_577,
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): IngestError {
  const reason = messageOf(error);
  if (/password|encrypt/i.test(reason)) return locked();
  return refusedFile({ code: 'no-workbook', what: reason });
}

function locked(): IngestError {
  return refusedFile({ code: 'locked-workbook' });
}

function sheetOf(workbook: WorkBook, index: number, source: WorkSheet, pools: Pools): Sheet {
  const name = workbook.SheetNames[index] ?? '';
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const grid = createGrid(pools.texts);
  try {
    source['!data']?.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        putCell(grid, { row, column, is1904 }, cell, pools);
      });
    });
  } catch (error) {
    throw error instanceof SheetTooLarge ? tooLarge(name) : error;
  }
  return {
    name,
    isHidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    grid,
    merges: (source['!merges'] ?? []).map(areaOf),
    hiddenRows: (source['!rows'] ?? []).filter((row) => row.hidden === true).length,
    hiddenColumns: (source['!cols'] ?? []).filter((column) => column.hidden === true).length,
    is1904,
    units: Array.from({ length: pools.units.length }, (_, place) => pools.units.at(place)),
    notes: [],
  };
}

function areaOf({ s, e }: { s: { r: number; c: number }; e: { r: number; c: number } }): Area {
  return { top: s.r, bottom: e.r, left: s.c, right: e.c };
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly is1904: boolean;
}

function putCell(grid: Grid, { row, column, is1904 }: Place, cell: CellObject, pools: Pools): void {
  const { t: type, v: value } = cell;
  if (type === 'n' && typeof value === 'number') {
    const { format, unit } = formatOf(String(cell.z ?? ''), pools);
    grid.put(row, column, format.kind, value, unit);
  } else if (type === 's' && typeof value === 'string' && value !== '') {
    grid.put(row, column, cellKind.text, grid.texts.add(value));
  } else if (type === 'b') {
    grid.put(row, column, cellKind.boolean, value === true ? 1 : 0);
  } else if (type === 'e') {
    grid.put(row, column, cellKind.error, grid.texts.add(errorNames[Number(value)] ?? cell.w ?? '#ERROR'));
  } else if (type === 'd' && value !== undefined) {
    const serial = serialOf(value instanceof Date ? value.toISOString() : String(value), is1904);
    if (serial !== undefined) grid.put(row, column, cellKind.timestamp, serial);
  }
}

function formatOf(
  code: string,
  { formats, units }: Pools,
): { readonly format: NumberFormat; readonly unit: number } {
  const known = formats.get(code);
  if (known !== undefined) return known;
  const format = numberFormat(code);
  const made = { format, unit: Math.min(255, units.add(format.unit)) };
  formats.set(code, made);
  return made;
}

/** BIFF's codes, [MS-XLS] 2.5.10. */
const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};
