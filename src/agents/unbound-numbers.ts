import type { Subject } from '../core/agent.ts';
import type { RichText } from '../core/answer.ts';
import { cellText } from '../core/cell.ts';
import type { Sources } from './origin.ts';

const numberPattern = /\d[\d,]*(?:\.\d+)?/g;

/**
 * Numbers written as plain text that nothing vouches for: they are in no cell of a result, not in the question,
 * not in a warning of the profile, not a value of a yes-or-no column, and not part of a column's or table's name. Small words of order ("top 3", "2 groups") count like any other.
 */
export function unboundNumbers(
  text: readonly RichText[],
  sources: Sources,
  subjects: readonly Subject[],
): readonly string[] {
  const words = text.flat().flatMap((segment) => ('text' in segment ? [segment.text] : []));
  const written = words.flatMap((part) => part.match(numberPattern) ?? []);
  if (written.length === 0) return [];
  const known = knownNumbers(sources, subjects);
  return [...new Set(written)].filter((digits) => !known.has(plainDigits(digits)));
}

function knownNumbers(sources: Sources, subjects: readonly Subject[]): ReadonlySet<string> {
  const names = subjects.flatMap(({ table, dataset }) => [
    dataset.name,
    table.name,
    ...table.columns.map(({ name }) => name),
  ]);
  const cells = sources.findings.flatMap((finding) =>
    finding.language === 'sql'
      ? [finding.result.rows.length, ...finding.result.rows.flat()]
      : [JSON.stringify(finding.result.results)],
  );
  const facts = sources.profiles.flatMap(({ warnings }) => warnings.map(({ message }) => message));
  const flags = sources.profiles.flatMap(({ columns }) =>
    columns.filter(({ distinctCount }) => distinctCount === 2).flatMap(({ topValues }) => topValues),
  );
  const known = [...cells, ...flags.map(({ value }) => value)];
  const vouched = [sources.question, ...names, ...facts, ...known.map(cellText)];
  return new Set(vouched.flatMap((part) => part.match(numberPattern) ?? []).map(plainDigits));
}

function plainDigits(digits: string): string {
  return digits.replaceAll(',', '').replace(/\.0+$/, '');
}
