import { type CellKind, isNumericKind, isTemporalKind } from '../../../core/cell.ts';
import type { Condition, ConditionTest } from '../../../core/held-result.ts';
import { formatCell } from '../../format.ts';
import type { resultsTableWords } from './words.ts';

type Words = typeof resultsTableWords;

export function testWords(test: ConditionTest, kind: CellKind, { conditions }: Words): string {
  return (isTemporalKind(kind) ? conditions.testsOfTime[test] : undefined) ?? conditions.tests[test];
}

export function needsValue(test: ConditionTest): boolean {
  return test !== 'present' && test !== 'missing';
}

export function conditionWords({ column, test, value }: Condition, kind: CellKind, words: Words): string {
  const { conditions } = words;
  const tested = testWords(test, kind, words);
  if (!needsValue(test)) return conditions.withoutValue(column, tested);
  return conditions.withValue(column, tested, saidValue(value, kind, words));
}

function saidValue(value: string, kind: CellKind, { conditions }: Words): string {
  if (isNumericKind(kind)) return formatCell(value, { kind });
  return kind === 'text' ? conditions.quoted(value) : value;
}

/** What was typed, as a condition takes it: a number with a point. `undefined` where it is none of the column's kind. */
export function typedValue(
  text: string,
  kind: CellKind,
  { conditions }: Words,
  locale?: string,
): string | undefined {
  const trimmed = text.trim();
  if (isNumericKind(kind)) return plainNumber(trimmed, locale);
  if (isTemporalKind(kind))
    return /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(trimmed)
      ? trimmed.replace('T', ' ')
      : undefined;
  if (kind === 'time') return /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(trimmed) ? trimmed : undefined;
  if (kind === 'boolean')
    return conditions.typedTrue.test(trimmed)
      ? 'true'
      : conditions.typedFalse.test(trimmed)
        ? 'false'
        : undefined;
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

export function countWords(shown: number, all: number, { rows }: Words): string {
  return shown === all ? rows.all(all) : rows.some(shown, all);
}
