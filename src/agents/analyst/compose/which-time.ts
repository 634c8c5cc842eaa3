import type { Assumption } from '../../../core/answer.ts';
import type { Intent } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import type { QueryAsk } from './query-ask.ts';

/** Where a table has several times and none is named: the one whose days or periods were taken. */
export function whichTime({ intent, scope }: QueryAsk, of: Parse): Assumption[] {
  const times = of.schema.columns.filter(({ isTime }) => isTime).map(({ name }) => name);
  const used = times.filter((name) => [...periodsOf(intent), ...scope.columns].includes(name));
  const [only, second] = used;
  if (times.length < 2 || only === undefined || second !== undefined || isNamed(only, of)) return [];
  const others = times.filter((name) => name !== only).slice(0, 3);
  return [{ text: `I went by ${only}; there is ${others.join(', ')} too.`, alternatives: [] }];
}

function periodsOf(intent: Intent): readonly string[] {
  if (intent.kind !== 'groups') return [];
  return intent.by.flatMap((key) => (key.kind === 'period' || key.kind === 'part' ? [key.of] : []));
}

function isNamed(name: string, of: Parse): boolean {
  return of.marks.some((mark) => mark.kind === 'column' && mark.column.name === name);
}
