import type { PolicyInForce } from '../../core/attack.ts';
import { useWords } from '../language/use-words.ts';
import { proofWords } from './words.ts';

/** What the page's policy lets it do, as far as the browser has said it. */
export function Lead({ policies }: { readonly policies: readonly PolicyInForce[] | undefined }) {
  const words = useWords(proofWords);
  return words.lead(reachWords(policies, words.reach));
}

function reachWords(policies: readonly PolicyInForce[] | undefined, words: typeof proofWords.reach): string {
  if (policies === undefined) return words.unread;
  const page = policies.find(({ isPage }) => isPage);
  if (page === undefined) return words.unbound;
  const allowed = allowedOf(page.text);
  return allowed.length === 0 ? words.own : words.allowed(allowed);
}

function allowedOf(policy: string): readonly string[] {
  const [, sources = ''] = /connect-src ([^;]*)/.exec(policy) ?? [];
  return sources.split(' ').filter((source) => source !== '' && !source.startsWith("'"));
}
