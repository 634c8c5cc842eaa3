import type { Format } from '../format.ts';

const archive = [0x50, 0x4b, 0x03, 0x04];
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Workbooks, of Excel and of OpenDocument. */
export const workbook: Format = {
  name: 'workbook',
  label: 'Excel or OpenDocument workbook',
  endings: ['.xlsx', '.xls', '.xlsm', '.xlsb', '.ods'],
  mimeTypes: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-excel',
    'application/vnd.ms-excel.sheet.macroEnabled.12',
    'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
    'application/vnd.oasis.opendocument.spreadsheet',
  ],
  /** A ZIP archive comes here only when it is known not to be one of files. */
  claims: (head) => startsWith(head, compound) || startsWith(head, archive),
  read: async (request) => (await import('../parsed-tables.ts')).readParsedTables(request, 'workbook'),
};

const endings = /\.(xls[xmb]|xlt[xm]|ods|ots)$/i;

/** By name: what the archive holds may be a workbook all the same. */
export function isNamedWorkbook(fileName: string): boolean {
  return endings.test(fileName);
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
