import { type CellKind, isNumericKind, isTemporalKind } from '../../../core/cell.ts';
import type { Condition, ConditionTest } from '../../../core/held-result.ts';
import { formatCell, formatCount } from '../../format.ts';

const words: Readonly<Record<ConditionTest, string>> = {
  contains: 'contains',
  lacks: 'does not contain',
  equals: 'is',
  differs: 'is not',
  above: 'is more than',
  'at-least': 'is at least',
  below: 'is less than',
  'at-most': 'is at most',
  present: 'is not missing',
  missing: 'is missing',
};

const wordsOfTime: Readonly<Partial<Record<ConditionTest, string>>> = {
  above: 'is after',
  'at-least': 'is on or after',
  below: 'is before',
  'at-most': 'is on or before',
};

export function testWords(test: ConditionTest, kind: CellKind): string {
  return (isTemporalKind(kind) ? wordsOfTime[test] : undefined) ?? words[test];
}

export function needsValue(test: ConditionTest): boolean {
  return test !== 'present' && test !== 'missing';
}

export function conditionWords({ column, test, value }: Condition, kind: CellKind): string {
  const said = isNumericKind(kind) ? formatCell(value, { kind }) : kind === 'text' ? `“${value}”` : value;
  return needsValue(test)
    ? `${column} ${testWords(test, kind)} ${said}`
    : `${column} ${testWords(test, kind)}`;
}

/** What was typed, as a condition takes it: a number with a point. `undefined` where it is none of the column's kind. */
export function typedValue(text: string, kind: CellKind, locale?: string): string | undefined {
  const trimmed = text.trim();
  if (isNumericKind(kind)) return plainNumber(trimmed, locale);
  if (isTemporalKind(kind))
    return /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(trimmed)
      ? trimmed.replace('T', ' ')
      : undefined;
  if (kind === 'time') return /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(trimmed) ? trimmed : undefined;
  if (kind === 'boolean')
    return /^(true|yes)$/i.test(trimmed) ? 'true' : /^(false|no)$/i.test(trimmed) ? 'false' : undefined;
  return text === '' ? undefined : text;
}

/** 1,234.5 and 1.234,5 as the reader's locale writes them; where nothing is grouped, a point is a point anywhere. */
function plainNumber(text: string, locale: string | undefined): string | undefined {
  const [decimal, group] = formatCell(1.5, { kind: 'float' }, locale).includes(',') ? [',', '.'] : ['.', ','];
  const isGrouped = new RegExp(`^[-+]?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = text.replace('−', '-').replaceAll(/[\s\u00a0\u202f'’]/g, '');
  const ungrouped = isGrouped.test(plain) ? plain.replaceAll(group, '') : plain;
  const pointed = ungrouped.replace(decimal, '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(pointed) ? pointed : undefined;
}

export function countWords(shown: number, all: number): string {
  return shown === all
    ? `${formatCount(all)} ${all === 1 ? 'row' : 'rows'}`
    : `${formatCount(shown)} of ${formatCount(all)} rows`;
}
