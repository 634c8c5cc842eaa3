import type { Format } from './format.ts';
import { arrow } from './formats/arrow.ts';
import { delimitedText } from './formats/csv.ts';
import { workbook } from './formats/excel.ts';
import { json } from './formats/json.ts';
import { parquet } from './formats/parquet.ts';
import { sqlite } from './formats/sqlite.ts';

/** Asked in this order; the last takes any text. */
export const formats: readonly Format[] = [parquet, arrow, json, workbook, sqlite, delimitedText];
