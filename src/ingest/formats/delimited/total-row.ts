import { inferReading } from './infer.ts';
import type { NumberStyle } from './reading.ts';
import type { CsvRecord } from './records.ts';

/** Rounded parts seldom add up to their rounded sum. */
const roundingShare = 0.001;

/** Whether the numbers of a row are the sums, or the means, of those above them: in most of its columns. */
export function isProvenTotal({ cells }: CsvRecord, above: readonly CsvRecord[]): boolean {
  if (above.length < 2) return false;
  const votes = cells.flatMap((_, column) => provesTotal(cells[column] ?? '', textsOf(above, column)));
  const proven = votes.filter((vote) => vote).length;
  return proven > 0 && proven > votes.length / 2;
}

function textsOf(rows: readonly CsvRecord[], column: number): readonly string[] {
  return rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => text !== '');
}

/** Nothing where there are no numbers to add up. */
function provesTotal(cell: string, above: readonly string[]): readonly boolean[] {
  const text = cell.trim();
  const { reading, otherWay, missing } = inferReading(new Set([...above, text]));
  if (text === '' || above.length < 2 || reading.kind !== 'number' || missing.includes(text)) return [];
  const parts = above.filter((part) => !missing.includes(part));
  const styles = otherWay === undefined ? [reading.style] : [reading.style, otherWay.style];
  const numbersIn = (style: NumberStyle | undefined) => parts.map((part) => numberOf(part, style));
  return [styles.some((style) => sumsUp(numberOf(text, style), numbersIn(style)))];
}

function sumsUp(total: number, parts: readonly number[]): boolean {
  const sum = parts.reduce((whole, part) => whole + part, 0);
  return isAbout(total, sum, parts.length) || isAbout(total, sum / parts.length, 1);
}

/** Within what rounding the parts can make of it. */
function isAbout(total: number, sum: number, parts: number): boolean {
  const decimals = /\.(\d+)$/.exec(String(total))?.[1]?.length ?? 0;
  const rounding = (parts * 10 ** -decimals) / 2;
  const slack = Number.isInteger(total) && Number.isInteger(sum) ? 0 : rounding;
  return Math.abs(total - sum) <= Math.max(slack, roundingShare * Math.abs(sum), 1e-9);
}

function numberOf(text: string, style: NumberStyle | undefined): number {
  const bare = text.replace('(', '-').replace(/[^\d.,'eE+-]/g, '');
  if (style === undefined) return Number(bare);
  return Number(bare.replaceAll(style.group, '').replace(style.point, '.'));
}
