import { quoteIdentifier, sampleNameOf } from '../../../core/dataset.ts';
import { QueryError } from '../../../core/error.ts';
import type { ReadRequest } from '../../format.ts';
import { lineOf, plainDialect } from './mend.ts';
import { type Plan, rowsOfSlice } from './plan.ts';
import { createTableSql } from './read-sql.ts';

const sliceBytes = 256 * 1024;
const sliceCount = 64;
const mostRows = 300_000;

/**
 * Makes a small table of whole rows from all over a file of UTF-8. Returns how many; 0, and no table, when the file is
 * so small that it is itself measured soon, or when no sound rows could be told in it.
 */
export async function makeSample(
  request: ReadRequest,
  blob: Blob,
  plan: Plan,
  width: number,
): Promise<number> {
  const { engine, signal, tableName } = request;
  if (blob.size < 2 * sliceBytes * sliceCount) return 0;
  const name = sampleNameOf(tableName);
  const sample = await sampleOf(blob, plan, width, signal);
  const path = await engine.mount(name, sample.blob);
  const asWritten: Plan = { ...plan, dialect: plainDialect, lineEnd: '\n' };
  try {
    const file = { path, plan: asWritten, longestLine: 3 * sliceBytes, hold: 'table' as const };
    await engine.execute(createTableSql(name, file), signal);
    return sample.rows;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    await engine.execute(`DROP TABLE IF EXISTS ${quoteIdentifier(name)}`);
    return 0;
  } finally {
    await engine.unmount(path);
  }
}

async function sampleOf(
  blob: Blob,
  { dialect, skipBytes }: Plan,
  width: number,
  signal: AbortSignal,
): Promise<{ readonly blob: Blob; readonly rows: number }> {
  const lines: string[] = [];
  const distance = (blob.size - skipBytes - sliceBytes) / (sliceCount - 1);
  for (let index = 0; index < sliceCount && lines.length < mostRows; index += 1) {
    signal.throwIfAborted();
    const start = Math.floor(skipBytes + index * distance);
    const slice = await blob.slice(start, start + sliceBytes).arrayBuffer();
    const text = new TextDecoder().decode(slice, { stream: true });
    const rows = rowsOfSlice(text, index === sliceCount - 1, dialect, width);
    for (const { cells } of rows) lines.push(lineOf(cells, width));
  }
  return { blob: new Blob(lines.slice(0, mostRows)), rows: Math.min(mostRows, lines.length) };
}
