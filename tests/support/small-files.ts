import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { type BookType, utils, write } from '@e965/xlsx';
import {
  columnFromArray,
  dictionary,
  float64,
  int32,
  list,
  tableFromColumns,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import { parquetWriteBuffer } from 'hyparquet-writer';
import initSqlJs from 'sql.js';
import { zipOf } from './zip.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const rows = 60;
const numbers = Array.from({ length: rows }, (_, row) => row);
const cities = numbers.map((n) => ['Pune', 'Zürich', null, 'Aix, "en" P.'][n % 4] ?? null);
const amounts = numbers.map((n) => (n % 7 === 0 ? null : n * 1.25));
const days = numbers.map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
const records = numbers.map((n) => ({
  id: n,
  city: cities[n] ?? null,
  amount: amounts[n] ?? null,
  day: days[n] ?? '',
  at: { tags: ['a', String(n)], big: 9_007_199_254_740_000 + n },
}));

/** One small sound file of each format, by its name. */
export async function smallFiles(): Promise<ReadonlyMap<string, Bytes>> {
  const csv = encoded(csvText());
  const json = encoded(JSON.stringify(records));
  return new Map([
    ['table.csv', csv],
    ['table.csv.gz', new Uint8Array(gzipSync(csv))],
    [
      'tables.zip',
      zipOf(
        new Map([
          ['one.csv', csv],
          ['in/two.json', json],
        ]),
      ),
    ],
    ['table.parquet', parquet()],
    ['table.arrow', arrow('file')],
    ['table.arrows', arrow('stream')],
    ['table.json', json],
    ['table.ndjson', encoded(records.map((record) => JSON.stringify(record)).join('\n'))],
    ['book.xlsx', book('xlsx')],
    ['plain.xlsx', zipOf(sheetParts())],
    ['book.xls', book('biff8')],
    ['book.ods', book('ods')],
    ['base.sqlite', await database()],
  ]);
}

export function encoded(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function csvText(): string {
  const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = records.map(({ id, city, amount, day }) =>
    [String(id), quoted(city ?? ''), String(amount ?? ''), day].join(','),
  );
  return ['id,city,amount,day', ...lines, ''].join('\r\n');
}

function parquet(): Bytes {
  const columnData = [
    { name: 'id', data: numbers, type: 'INT32' as const },
    { name: 'city', data: [...cities], type: 'STRING' as const },
    { name: 'amount', data: [...amounts], type: 'DOUBLE' as const },
    { name: 'day', data: days.map((day) => new Date(day)), type: 'TIMESTAMP' as const },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 40 }));
}

function arrow(format: 'file' | 'stream'): Bytes {
  const table = tableFromColumns({
    id: columnFromArray(numbers, int32()),
    city: columnFromArray(cities, dictionary(utf8())),
    amount: columnFromArray(amounts, float64()),
    tags: columnFromArray(
      numbers.map((n) => ['a', String(n)]),
      list(utf8()),
    ),
  });
  return new Uint8Array(tableToIPC(table, { format }) ?? []);
}

function book(bookType: BookType): Bytes {
  const made = utils.book_new();
  const dated = records.map(({ id, city, amount, day }) => ({ id, city, amount, day: new Date(day) }));
  utils.book_append_sheet(made, utils.json_to_sheet(dated), 'Orders');
  utils.book_append_sheet(
    made,
    utils.aoa_to_sheet([['Title'], [], ['a', 'b'], [1, 'x'], [2, 'y']]),
    'Others',
  );
  return new Uint8Array(write(made, { type: 'array', bookType, compression: true }) as ArrayBuffer);
}

/** The parts of a workbook as XML: not packed, so that damage reaches what is within. */
export function sheetParts(sheet = sheetXml()): ReadonlyMap<string, Bytes> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (target: string, type: string) =>
    `<Relationships><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const parts = {
    '_rels/.rels': relations('xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml', 'worksheet'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheet}</worksheet>`,
  };
  return new Map(Object.entries(parts).map(([path, xml]) => [path, encoded(xml)]));
}

function sheetXml(): string {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const lines = numbers.map(
    (n) =>
      `<row r="${n + 2}">${text(`A${n + 2}`, cities[n] ?? '')}<c r="B${n + 2}"><v>${n / 4}</v></c></row>`,
  );
  const header = `<row r="1">${text('A1', 'city')}${text('B1', 'amount')}</row>`;
  return `<dimension ref="A1:B${rows + 1}"/><sheetData>${header}${lines.join('')}</sheetData>`;
}

async function database(): Promise<Bytes> {
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  const sqlJs = await initSqlJs({ locateFile: () => wasm });
  const made = new sqlJs.Database();
  made.exec('PRAGMA page_size = 512; CREATE TABLE orders (id INTEGER PRIMARY KEY, city TEXT, amount REAL)');
  for (const { id, city, amount } of records)
    made.run('INSERT INTO orders VALUES (?, ?, ?)', [id, city, amount]);
  made.exec(
    'CREATE INDEX by_city ON orders (city); CREATE VIEW totals AS SELECT city, sum(amount) AS sum FROM orders GROUP BY 1',
  );
  const bytes = new Uint8Array(made.export());
  made.close();
  return bytes;
}
