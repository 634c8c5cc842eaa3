import { zipOf } from '../../support/zip.ts';

/** Number formats by their place in `styles.xml` of `xlsxOf`: a cell's `s`. */
export const style = { plain: 0, date: 1, timestamp: 2, time: 3, percent: 4, euro: 5, duration: 6 } as const;

export interface SheetXml {
  readonly name: string;
  /** The rows of `sheetData`, as XML. */
  readonly rows: string;
  /** What stands behind them: merged cells, say. */
  readonly after?: string;
  readonly before?: string;
  readonly state?: string;
}

/** A cell: a number, or a text that stands inline. */
export function cell(value: string | number | null, s: number = style.plain): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c s="${s}"><v>${value}</v></c>`;
  return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

export function row(...cells: readonly (string | number | null)[]): string {
  return `<row>${cells.map((value) => cell(value)).join('')}</row>`;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const styles = `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="#,##0.00 &quot;€&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/>
  <xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="46"/></cellXfs></styleSheet>`;

/** A workbook with no more in it than a reader needs. */
export function xlsxOf(
  sheets: readonly SheetXml[],
  { is1904 = false, sharedTexts = [] }: { is1904?: boolean; sharedTexts?: readonly string[] } = {},
): Uint8Array<ArrayBuffer> {
  const parts: [string, string][] = [
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ['_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          ({ name, state = 'visible' }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="r${index}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    [
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}">${sharedTexts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ],
    ...sheets.map(({ rows, after = '', before = '' }, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    ]),
  ];
  return zipOf(new Map(parts.map(([path, xml]) => [path, new TextEncoder().encode(xml)])));
}

function relationsXml(entries: readonly (readonly [type: string, target: string])[]): string {
  const tags = entries.map(
    ([type, target], index) =>
      `<Relationship Id="r${index}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags.join('')}</Relationships>`;
}
