import { columnOf, type Filter } from '../../intent.ts';
import type { Condition } from './condition.ts';
import { freeMarks, isCue, type Reader } from './reader.ts';

/** Values of one column with "or" (or "and") between them are alternatives. */
export function joinAlternatives(reader: Reader): Condition[] {
  const joined: Condition[] = [];
  for (const condition of reader.conditions) {
    const last = joined.at(-1);
    const again = joined.findIndex(({ text }) => text === condition.text);
    const known = joined[again];
    if (known !== undefined) {
      joined[again] = { ...known, marks: [...known.marks, ...condition.marks] };
      continue;
    }
    const alike = last === undefined ? undefined : alsoNot(reader, last, condition);
    if (alike !== undefined) joined.push(alike);
    else if (last !== undefined && areAlternatives(last, condition) && areListed(reader, last, condition))
      joined[joined.length - 1] = either(last, condition, reader);
    else joined.push(condition);
  }
  return joined;
}

/** "except A and B", "not A or B": what is not the one is not the other. */
function alsoNot(reader: Reader, left: Condition, right: Condition): Condition | undefined {
  if (left.filter.kind !== 'not' || !isEquality(left.filter.part) || !isEquality(right.filter))
    return undefined;
  const [column] = right.columns;
  if (column === undefined || column !== left.columns[0] || !isListedOn(reader, left, right))
    return undefined;
  return {
    ...right,
    filter: { kind: 'not', part: right.filter },
    text: right.text
      .replace(`${column.name} is `, `${column.name} is not `)
      .replace(`${column.name} with `, `${column.name} without `),
  };
}

/** Nothing but "and", "or" or a comma between them: "not A but B" is another list. */
function isListedOn(reader: Reader, left: Condition, right: Condition): boolean {
  const from = Math.max(...left.marks.map(({ span }) => span.to));
  const to = Math.min(...right.marks.map(({ span }) => span.from));
  const between = reader.tokens.slice(from, to);
  return (
    to >= from &&
    between.every(({ word }) => /^(and|or|nor|the|in|from|by|for)$/.test(word)) &&
    (between.some(({ word }) => /^(and|or|nor)$/.test(word)) || reader.tokens[to]?.afterBreak === true)
  );
}

/** "A or B", "A, B and C", "A than B": not two words of one value with others between them. */
function areListed(reader: Reader, left: Condition, right: Condition): boolean {
  const from = Math.max(...left.marks.filter(({ kind }) => kind !== 'column').map(({ span }) => span.to));
  const to = Math.min(...right.marks.filter(({ kind }) => kind !== 'column').map(({ span }) => span.from));
  const between = reader.tokens.slice(from, to);
  return (
    between.some(({ word }) => /^(or|and|than|vs|versus|to|compared|against|nor|over|from)$/.test(word)) ||
    reader.tokens[to]?.afterBreak === true
  );
}

function areAlternatives(left: Condition, right: Condition): boolean {
  const [a, b] = [left.columns[0], right.columns[0]];
  return a === b && isEquality(left.filter) && isEquality(right.filter);
}

function isEquality(filter: Filter): boolean {
  return (
    filter.kind === 'or' ||
    filter.kind === 'within' ||
    filter.kind === 'one-of' ||
    filter.kind === 'contains' ||
    (filter.kind === 'compare' && filter.operator === '=')
  );
}

function either(left: Condition, right: Condition, reader: Reader): Condition {
  const parts = left.filter.kind === 'or' ? left.filter.parts : [left.filter];
  const ors = reader.marks.filter((mark) => isCue(mark, 'or'));
  return {
    filter: { kind: 'or', parts: [...parts, right.filter] },
    marks: [...left.marks, ...right.marks, ...ors],
    columns: left.columns,
    text: `${left.text} or ${right.text}`,
    ...(left.adverb === undefined || right.adverb === undefined
      ? {}
      : { adverb: `${left.adverb} or ${right.adverb}` }),
    assumption: bothAssumptions(left.assumption, right.assumption),
    trust: Math.min(left.trust, right.trust),
  };
}

function bothAssumptions(
  left: Condition['assumption'],
  right: Condition['assumption'],
): Condition['assumption'] {
  if (left === undefined || right === undefined || left.text === right.text) return left ?? right;
  return { text: `${left.text} ${right.text}`, alternatives: [...left.alternatives, ...right.alternatives] };
}

/** "Bergamo had the same score as who?" */
function isAskedWhoElse({ tokens }: Reader): boolean {
  return tokens.some(
    ({ word }, at) => word === 'as' && /^(who|whom|which|what)$/.test(tokens[at + 1]?.word ?? ''),
  );
}

/** "the same score as Bergamo": other rows with the value that the row of the last condition has. */
export function readSame(reader: Reader, conditions: Condition[]): Condition[] {
  const [cue] = reader.marks.filter((mark) => isCue(mark, 'same'));
  const column =
    cue === undefined
      ? undefined
      : freeMarks(reader).find((mark) => mark.kind === 'column' && mark.span.from >= cue.span.to);
  const isAfter = ({ marks }: Condition): boolean =>
    cue !== undefined && marks.some(({ span }) => span.from >= cue.span.to);
  const known = conditions.find(isAfter) ?? (isAskedWhoElse(reader) ? conditions[0] : undefined);
  if (cue === undefined || column?.kind !== 'column' || known === undefined) return conditions;
  const same: Condition = {
    filter: { kind: 'same-as', left: columnOf(column.column.name), of: known.filter },
    marks: [cue, column, ...known.marks],
    columns: [column.column, ...known.columns],
    text: `${column.column.name} is the same as where ${known.text}`,
    assumption: known.assumption,
    trust: 0.95 * known.trust,
  };
  return conditions.map((condition) => (condition === known ? same : condition));
}
