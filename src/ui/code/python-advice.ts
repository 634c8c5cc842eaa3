import type { PythonFailure } from '../../state/console-run.ts';

/** What to do about a failure; `undefined` where the message and the marked line say all there is. */
export function adviceFor(failure: PythonFailure, packages: readonly string[]): string | undefined {
  switch (failure.reason) {
    case 'raised':
      return missingModuleAdvice(failure.message, packages);
    case 'refused':
      return 'Nothing was run. Code works on the rows it is given: files, the network and the page are out of its reach.';
    case 'timeout':
      return 'Give it more time with Limit beside Run, or fewer rows with the query above.';
    case 'memory':
      return 'Ask the query above for fewer rows or columns, or work on one column at a time.';
    case 'failed':
      return 'Python starts anew for the next run.';
    case 'input':
      return 'Change the query above, or empty it to run on the whole table.';
  }
}

function missingModuleAdvice(message: string, packages: readonly string[]): string | undefined {
  const name = /^ModuleNotFoundError: No module named '([\w.]+)'/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const there =
    packages.length === 0 ? 'the standard library' : `the standard library, ${packages.join(', ')}`;
  return `What can be imported: ${there}. Add a wheel of ${name} to have it until the page is closed.`;
}
