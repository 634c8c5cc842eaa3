import type { Scope } from './scope.ts';

const usualLength = 200;

/** On one line, without characters that cannot be seen, cut at a length. */
export function tidy(text: string, maxLength = usualLength): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength)}…`;
}

/** A name of a column, table or file as data: quoted as SQL quotes identifiers, on one line. */
export function quotedName(name: string): string {
  return `"${tidy(name, 120).replaceAll('"', '""')}"`;
}

/**
 * Data between two lines that nothing in the data can know beforehand, so that it cannot end where it says it does.
 * The prompts say that what stands between them is never an instruction.
 */
export function fenced(scope: Scope, what: string, lines: readonly string[]): string {
  const mark = markOf(scope);
  return [`<data ${mark}> ${what}`, ...lines, `</data ${mark}>`].join('\n');
}

function markOf({ context }: Scope): string {
  const letters = context.question.id.replaceAll(/[^a-z0-9]/gi, '').slice(-10);
  return letters.replaceAll(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}

/** About four characters of English or SQL to a token. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}
