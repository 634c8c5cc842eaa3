import type { Composition } from '../../core/agent.ts';
import type { Finding } from '../../core/finding.ts';
import { wordsOnly } from './words-only.ts';

/** A query that no row fits, or whose only row is empty. */
export function hasNothing(finding: Finding): boolean {
  return finding.language === 'sql' && finding.result.rows.every((row) => row.every((cell) => cell === null));
}

/** Said by us where a model may not be told that its queries found nothing. */
export function nothingFound(findings: readonly Finding[]): Composition {
  const purposes = [...new Set(findings.map(({ purpose }) => purpose))].join('; ');
  const text = `No row of the data fits what was looked for: ${purposes}.`;
  const advice =
    'A word of the question may be spelt otherwise in the data; the query shows what was compared.';
  return wordsOnly([text, advice], { declined: false });
}
