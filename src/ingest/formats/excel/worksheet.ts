import { IngestError } from '../../../core/error.ts';
import { latin, type TagListener } from './byte-scanner.ts';
import { type Area, addressOf, cellKind, type Grid } from './grid.ts';
import { decodeEntities, decodeEscapes } from './markup.ts';
import type { NumberFormat } from './number-format.ts';

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
const decoder = new TextDecoder();

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

function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + ((bytes[at] ?? 48) - 48);
  return value;
}

/** Spreadsheets count with doubles and write 17 digits at most; other programs write numbers that no double holds. */
const mostExactDigits = 15;

function isRounded(text: string): boolean {
  return /^-?\d+$/.test(text) && String(Number(text)) !== text;
}

/** Powers of ten that a double holds exactly. */
const exactPowers = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** Up to 15 digits are exact in a double, and so is one division by a power of ten; all else is left to `Number`. */
function numberOf(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === 45;
  let digits = 0;
  let value = 0;
  let point = -1;
  for (let at = isNegative ? from + 1 : from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 46 && point === -1) {
      point = at;
      continue;
    }
    if (byte < 48 || byte > 57 || digits === 15) return Number(latin(bytes, from, to).trim() || 'NaN');
    if (value > 0 || byte > 48) digits += 1;
    value = value * 10 + (byte - 48);
  }
  const decimals = point === -1 ? 0 : to - point - 1;
  const power = exactPowers[decimals];
  if (power === undefined || to === from) return Number(latin(bytes, from, to).trim() || 'NaN');
  const exact = value / power;
  return isNegative ? -exact : exact;
}

export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return decodeEntities(decoder.decode(bytes.subarray(from, to))).replaceAll('\r\n', '\n');
}

/** `A1:C3`; nothing for what is no area of two cells or more. */
function areasOf(reference: string | undefined): Area[] {
  const [, left, top, right, bottom] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '') ?? [];
  if (left === undefined || right === undefined) return [];
  return [
    {
      top: Number(top) - 1,
      bottom: Number(bottom) - 1,
      left: columnNumber(left),
      right: columnNumber(right),
    },
  ];
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const dayMs = 86_400_000;

/** The serial of an ISO date as strict workbooks may hold it. */
export function serialOf(text: string, is1904: boolean): number | undefined {
  const ms = Date.parse(/Z|T.*[-+]\d\d:?\d\d$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  if (Number.isNaN(ms)) return undefined;
  const days = ms / dayMs + 25_569;
  if (is1904) return days - 1462;
  return days < 61 ? days - 1 : days;
}

function textMissing(): IngestError {
  return new IngestError('The workbook is damaged: its cells refer to texts that are missing in the file.', {
    advice: 'Open it in the program that made it, save it again, and drop that file.',
  });
}

function tooFar(): IngestError {
  return new IngestError('A cell stands beyond row 1,048,576 or column 16,384, where no sheet reaches.', {
    advice:
      'Open the workbook in the program that made it, save it again, and drop that file; or save it as CSV.',
  });
}
