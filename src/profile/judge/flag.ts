import type { Cell } from '../../core/cell.ts';
import { cellText } from '../cell-text.ts';
import type { ColumnFacts } from '../measure/column-facts.ts';

/** Pairs that say yes and no, in some languages; the yes first. Compared in lower case. */
const pairs: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
  ['1', '0'],
  ['on', 'off'],
  ['ja', 'nein'],
  ['oui', 'non'],
  ['sí', 'no'],
  ['si', 'no'],
  ['sim', 'não'],
  ['tak', 'nie'],
];

/** True for a column that says yes or no, whatever its type: 0/1, yes/no, t/f. */
export function isFlag({ placed, counts, distinctCount }: ColumnFacts): boolean {
  if (placed.column.kind === 'boolean') return true;
  if (counts === undefined || distinctCount !== 2)
    return isNamedFlag(placed.column.name, counts?.values[0]?.value);
  const spelled = counts.values.map(({ value }) => cellText(value).toLowerCase());
  return pairs.some((pair) => pair.every((word) => spelled.includes(word)));
}

/** A column with one value only is a flag when its name asks a question: `is_fraud` that is always 0. */
function isNamedFlag(name: string, only: Cell | undefined): boolean {
  if (only === undefined) return false;
  return /^(is|has|was|did|can)[_ ]/i.test(name) && pairs.flat().includes(cellText(only).toLowerCase());
}

/** The value that means yes, among the values of a flag. */
export function yesOf(values: readonly Cell[]): Cell | undefined {
  const yes = pairs.map(([word]) => word);
  return values.find((value) => yes.includes(cellText(value).toLowerCase()));
}
