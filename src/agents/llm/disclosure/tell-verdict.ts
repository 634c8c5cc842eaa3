import type { Verdict } from '../../../core/answer.ts';
import { fenced, tidy } from './quote.ts';
import { type Scope, tells } from './scope.ts';

/** Which checks failed; with the values that they found only from `rows` on. */
export function tellVerdict(scope: Scope, { checks }: Verdict): string {
  const failed = checks.filter(({ passed }) => !passed);
  const lines = failed.map(({ name, detail }) =>
    tells(scope, 'rows') ? `${name}: ${tidy(scope.masker.maskText(detail), 300)}` : name,
  );
  return fenced(scope, 'what failed', lines);
}
