import type { Problem } from '../answer/obstacle.ts';
import { fenced, tidy } from './quote.ts';
import { type Scope, tells } from './scope.ts';

const mostProblems = 10;

/** Why references lead nowhere; nothing where all that there is to say is of values that may not be told. */
export function tellProblems(scope: Scope, problems: readonly Problem[]): string {
  const told = problems.filter(({ isOfData }) => !isOfData || tells(scope, 'rows')).slice(0, mostProblems);
  if (told.length === 0) return '';
  return fenced(
    scope,
    'references that lead nowhere',
    told.map((problem) => words(scope, problem)),
  );
}

function words(scope: Scope, { reference, reason, instead }: Problem): string {
  const full = instead !== undefined && tells(scope, 'rows') ? `${reason}; ${instead}` : reason;
  return tidy(scope.masker.maskText(`${reference}: ${full}`), 400);
}
