import type { PythonRun, SqlRun } from '../../state/console-run.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { codeOf, type Source } from './use-source.ts';
import { codeWords } from './words.ts';

interface EarlierCodeProps {
  readonly source: Source;
  readonly language: 'sql' | 'python';
  readonly run: Pick<SqlRun | PythonRun, 'place' | 'outcome'> | null;
}

/** Says of what stands below that it came of other code than stands above: that was changed, or is of other data now. */
export function EarlierCode({ source, language, run }: EarlierCodeProps) {
  const words = useWords(codeWords).outcome;
  const isEarlier = useStoreState('console', (state) => codeOf(state, source)[language] !== run?.place.whole);
  if (run === null || run.outcome.state === 'running' || !isEarlier) return null;
  return <p className="console-note">{words.earlier}</p>;
}
