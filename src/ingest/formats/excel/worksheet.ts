import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { latin, type TagListener } from './byte-scanner.ts';
import { isRounded, mostExactDigits, numberOf, textOf, wholeNumber } from './cell-bytes.ts';
import { type Area, addressOf, cellKind, type Grid } from './grid.ts';
import { decodeEscapes } from './markup.ts';
import type { NumberFormat } from './number-format.ts';
import { areasOf } from './references.ts';
import { serialOf } from './serial.ts';

/** What a worksheet's cells refer to. */
export interface Styles {
  /** By the style's number. */
  readonly formats: readonly { readonly kind: NumberFormat['kind']; readonly unit: number }[];
  /** By the shared text's number: its place in the grid's pool. */
  readonly sharedTexts: readonly number[];
  readonly is1904: boolean;
}

export interface WorksheetListener extends TagListener {
  readonly merges: readonly Area[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Cells with a format that the workbook does not hold. */
  readonly unformatted: number;
  /** Formulas without a result: written by a program that does not compute. */
  readonly uncomputed: { readonly count: number; readonly first: string };
}

/** ECMA-376 and every program that writes it: 1,048,576 rows, 16,384 columns. */
const mostRows = 1_048_576;

const mostColumns = 16_384;

const mostMerges = 1_000_000;

const quote = 34;

const apostrophe = 39;

const space = 32;

/** Puts the cells of a worksheet (ECMA-376, part 1, 18.3.1) into a grid. */
export function listenToWorksheet(grid: Grid, styles: Styles): WorksheetListener {
  const merges: Area[] = [];
  let hiddenRows = 0;
  let hiddenColumns = 0;
  let unformatted = 0;
  const uncomputed = { count: 0, first: '' };
  let row = -1;
  let column = -1;
  let type = '';
  let style = 0;
  let isInCell = false;
  /** `v`, or `t` of an inline text that is not its reading aid. */
  let isInValue = false;
  let isInAid = false;
  let hasValue = false;
  let isFormula = false;
  let isComputed = false;
  let inline = '';

  const startRow = (bytes: Uint8Array, from: number, to: number): void => {
    const given = attribute(bytes, from, to, 'r');
    row = given === undefined ? row + 1 : Number(given) - 1;
    if (!(row >= 0 && row < mostRows)) throw tooFar();
    column = -1;
    if (isTrue(attribute(bytes, from, to, 'hidden'))) hiddenRows += 1;
  };

  const startCell = (bytes: Uint8Array, from: number, to: number): void => {
    isInCell = true;
    hasValue = false;
    isFormula = false;
    isComputed = false;
    type = '';
    style = 0;
    inline = '';
    let next = column + 1;
    let at = from;
    while (at < to) {
      const byte = bytes[at] ?? 0;
      const mark = bytes[at + 2] ?? 0;
      const isAttribute =
        bytes[at + 1] === 61 && (mark === quote || mark === apostrophe) && (bytes[at - 1] ?? 0) <= space;
      if (!isAttribute) {
        at += 1;
        continue;
      }
      const start = at + 3;
      const end = bytes.indexOf(mark, start);
      if (end === -1 || end > to) break;
      if (byte === 114) next = columnOf(bytes, start, end, next);
      else if (byte === 115) style = wholeNumber(bytes, start, end);
      else if (byte === 116) type = latin(bytes, start, end);
      at = end + 1;
    }
    column = next;
    if (column >= mostColumns || row < 0) throw tooFar();
  };

  const columnOf = (bytes: Uint8Array, from: number, to: number, otherwise: number): number => {
    let letters = 0;
    let at = from;
    for (; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 65 || byte > 90) break;
      letters = letters * 26 + (byte - 64);
      if (letters > mostColumns) throw tooFar();
    }
    return letters === 0 ? otherwise : letters - 1;
  };

  const putNumber = (bytes: Uint8Array, from: number, to: number): void => {
    const format = styles.formats[style];
    if (to - from > mostExactDigits && isRounded(latin(bytes, from, to))) {
      putText(latin(bytes, from, to));
      return;
    }
    const value = numberOf(bytes, from, to);
    if (Number.isNaN(value)) return;
    if (format === undefined && style > 0) unformatted += 1;
    grid.put(row, column, format?.kind ?? cellKind.number, value, format?.unit ?? 0);
  };

  const putText = (text: string): void => {
    if (text !== '') grid.put(row, column, cellKind.text, grid.texts.add(text));
  };

  const takeValue = (bytes: Uint8Array, from: number, to: number): void => {
    switch (type) {
      case 's': {
        const place = styles.sharedTexts[wholeNumber(bytes, from, to)];
        if (place === undefined) throw textMissing();
        if (grid.texts.at(place) !== '') grid.put(row, column, cellKind.text, place);
        return;
      }
      case 'b':
        grid.put(row, column, cellKind.boolean, bytes[from] === 49 || bytes[from] === 116 ? 1 : 0);
        return;
      case 'e':
        grid.put(row, column, cellKind.error, grid.texts.add(textOf(bytes, from, to)));
        return;
      case 'str':
      case 'inlineStr':
        inline += textOf(bytes, from, to);
        return;
      case 'd':
        putIsoDate(textOf(bytes, from, to));
        return;
      default:
        putNumber(bytes, from, to);
    }
  };

  const putIsoDate = (text: string): void => {
    const serial = serialOf(text, styles.is1904);
    if (serial === undefined) putText(text);
    else grid.put(row, column, text.includes('T') ? cellKind.timestamp : cellKind.date, serial);
  };

  const endCell = (): void => {
    isInCell = false;
    if (inline !== '') putText(decodeEscapes(inline));
    if (!isFormula || isComputed) return;
    uncomputed.count += 1;
    uncomputed.first ||= addressOf(row, column);
  };

  return {
    merges,
    uncomputed,
    get hiddenRows() {
      return hiddenRows;
    },
    get hiddenColumns() {
      return hiddenColumns;
    },
    get unformatted() {
      return unformatted;
    },
    start(name, bytes, from, to) {
      if (name === 'c') startCell(bytes, from, to);
      else if (name === 'v') {
        isInValue = isInCell;
        isComputed = true;
      } else if (name === 'f') isFormula = isInCell;
      else if (name === 'row') startRow(bytes, from, to);
      else if (name === 't') isInValue = isInCell && !isInAid && type === 'inlineStr';
      else if (name === 'rPh') isInAid = true;
      else if (name === 'mergeCell' && merges.length < mostMerges)
        merges.push(...areasOf(attribute(bytes, from, to, 'ref')));
      else if (name === 'col' && isTrue(attribute(bytes, from, to, 'hidden'))) {
        const last = Number(attribute(bytes, from, to, 'max') ?? 0);
        hiddenColumns += Math.max(
          0,
          Math.min(mostColumns, last) - Number(attribute(bytes, from, to, 'min') ?? 1) + 1,
        );
      }
    },
    end(name) {
      if (name === 'v' || name === 't') isInValue = false;
      else if (name === 'c') endCell();
      else if (name === 'rPh') isInAid = false;
    },
    wantsText: () => isInValue,
    text(bytes, from, to) {
      if (hasValue && type !== 'inlineStr' && type !== 'str') return;
      hasValue = true;
      takeValue(bytes, from, to);
    },
  };
}

const attributePatterns = {
  r: /(?:^|\s)r\s*=\s*["']([^"']*)["']/,
  hidden: /(?:^|\s)hidden\s*=\s*["']([^"']*)["']/,
  ref: /(?:^|\s)ref\s*=\s*["']([^"']*)["']/,
  min: /(?:^|\s)min\s*=\s*["']([^"']*)["']/,
  max: /(?:^|\s)max\s*=\s*["']([^"']*)["']/,
} as const;

function attribute(
  bytes: Uint8Array,
  from: number,
  to: number,
  name: keyof typeof attributePatterns,
): string | undefined {
  return attributePatterns[name].exec(latin(bytes, from, to))?.[1];
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function textMissing(): IngestError {
  return refusedFile({ code: 'missing-texts' });
}

function tooFar(): IngestError {
  return refusedFile({ code: 'cell-beyond-sheet' });
}
