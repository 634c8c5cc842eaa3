import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { type Cell, cellText } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';
import type { TableWriter } from './table-writer.ts';
import {
  contentTypesXml,
  packageRelationsXml,
  sheetFoot,
  sheetHead,
  workbookRelationsXml,
  workbookXml,
} from './workbook/parts.ts';
import { headerXml, letters, rowXml } from './workbook/sheet-xml.ts';
import { stylesXml } from './workbook/styles.ts';

/** Rows that Excel takes in a sheet, the header among them; more go to further sheets. */
const usualSheetRows = 1_048_576;
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Sheet {
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  /** Resolves when it is in the archive. */
  readonly added: Promise<unknown>;
  /** With the header. */
  rows: number;
}

/** An Excel workbook, written row by row into the archive: no library holds all cells at once. */
export function workbookWriter(columns: readonly Column[], sheetRows: number = usualSheetRows): TableWriter {
  const zip = new ZipWriter(new BlobWriter(mediaType), {
    useWebWorkers: false,
    // Some readers want the sizes before the content.
    bufferedWrite: true,
    dataDescriptor: false,
  });
  const encoder = new TextEncoder();
  const kinds = columns.map(({ kind }) => kind);
  const sheets: Sheet[] = [];
  const open: { sheet?: Sheet } = {};

  async function beginSheet(rows: readonly (readonly Cell[])[]): Promise<Sheet> {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const added = zip.add(`xl/worksheets/sheet${sheets.length + 1}.xml`, { readable });
    const sheet: Sheet = { writer: writable.getWriter(), added, rows: 1 };
    sheets.push(sheet);
    open.sheet = sheet;
    const head = sheetHead(widthsOf(columns, rows)) + headerXml(columns.map(({ name }) => name));
    await sheet.writer.write(encoder.encode(head));
    return sheet;
  }

  async function endSheet(sheet: Sheet): Promise<void> {
    const range = `A1:${letters(Math.max(0, columns.length - 1))}${sheet.rows}`;
    await sheet.writer.write(encoder.encode(sheetFoot(range)));
    await sheet.writer.close();
    await sheet.added;
    delete open.sheet;
  }

  return {
    async add(rows) {
      for (let from = 0; from < rows.length; ) {
        const sheet = open.sheet ?? (await beginSheet(rows));
        const part = rows.slice(from, from + sheetRows - sheet.rows);
        const xml = part.map((row, place) => rowXml(row, kinds, sheet.rows + place + 1)).join('');
        await sheet.writer.write(encoder.encode(xml));
        sheet.rows += part.length;
        from += part.length;
        if (sheet.rows === sheetRows) await endSheet(sheet);
      }
    },
    async finish() {
      if (sheets.length === 0) await beginSheet([]);
      if (open.sheet !== undefined) await endSheet(open.sheet);
      const parts: readonly (readonly [path: string, xml: string])[] = [
        ['[Content_Types].xml', contentTypesXml(sheets.length)],
        ['_rels/.rels', packageRelationsXml],
        ['xl/workbook.xml', workbookXml(sheets.length)],
        ['xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length)],
        ['xl/styles.xml', stylesXml],
      ];
      for (const [path, xml] of parts) await zip.add(path, new TextReader(xml));
      return zip.close();
    },
  };
}

const [narrowest, widest] = [8, 48];
const looked = 100;

/** In letters, about as Excel measures. */
function widthsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly number[] {
  return columns.map(({ name }, place) => {
    const texts = rows.slice(0, looked).map((row) => cellText(row[place]).length);
    return Math.min(widest, Math.max(narrowest, name.length + 4, ...texts) + 1);
  });
}
