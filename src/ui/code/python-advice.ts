import type { PythonFailure } from '../../state/console-run.ts';
import type { codeWords } from './words.ts';

type AdviceWords = (typeof codeWords)['advice'];

/** What to do about a failure; `undefined` where the message and the marked line say all there is. */
export function adviceFor(
  failure: PythonFailure,
  packages: readonly string[],
  words: AdviceWords,
): string | undefined {
  const { reason, message } = failure;
  return reason === 'raised' ? missingModuleAdvice(message, packages, words) : words[reason];
}

function missingModuleAdvice(
  message: string,
  packages: readonly string[],
  words: AdviceWords,
): string | undefined {
  const name = /^ModuleNotFoundError: No module named '([\w.]+)'/.exec(message)?.[1];
  return name === undefined ? undefined : words.missingModule(name, packages);
}
