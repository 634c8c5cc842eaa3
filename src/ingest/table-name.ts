import { baseName } from './accepted.ts';

const longest = 60;

/** DuckDB's `duckdb_keywords()` of the category `reserved`, version 1.4. */
const reservedWords = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default
  deferrable desc describe distinct do else end except false fetch for foreign from group having in initially intersect
  into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing primary
  qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot
  using variadic when where window with`.split(/\s+/),
);

/** A name for a file's table that needs no quotes, near to the file's, and not among `taken`. */
export function tableNameFor(fileName: string, taken: readonly string[]): string {
  const wanted = plainIdentifier(baseName(fileName));
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(wanted.toLowerCase())) return wanted;
  let count = 2;
  while (used.has(`${wanted}_${count}`.toLowerCase())) count += 1;
  return `${wanted}_${count}`;
}

function plainIdentifier(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .slice(0, longest)
    .replace(/^_+|_+$/g, '');
  if (plain === '') return 'table_1';
  if (/^\d/.test(plain)) return `t_${plain}`;
  return reservedWords.has(plain.toLowerCase()) ? `${plain}_table` : plain;
}
