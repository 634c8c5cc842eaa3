import type { PythonRun, RunPlace, SqlRun } from '../../state/console-run.ts';
import type { Fault } from './editor/fault.ts';

interface PlacedRun {
  readonly source: string;
  readonly place: RunPlace;
}

/** The run, as long as it was of this source and its text is still the one that was run, in whole or in part. */
export function runOfText<Run extends PlacedRun>(run: Run | null, source: string, text: string): Run | null {
  return run?.source === source && run.place.whole === text ? run : null;
}

/** Where the engine points, in the text that was run or of which a part was. */
export function faultOfSql(run: SqlRun | null): Fault | undefined {
  if (run?.outcome.state !== 'failed') return undefined;
  const { position, message } = run.outcome;
  if (position === undefined) return undefined;
  return faultAt(run.place.whole, run.place.from + position, message);
}

/** In the query that Python was to be given. */
export function faultOfInput(run: PythonRun | null, sql: string): Fault | undefined {
  if (run?.outcome.state !== 'failed' || run.input.sql !== sql) return undefined;
  const { position, message } = run.outcome.failure;
  return position === undefined ? undefined : faultAt(sql, position, message);
}

/** The line of the user's own code. */
export function faultOfPython(run: PythonRun | null): Fault | undefined {
  if (run?.outcome.state !== 'failed') return undefined;
  const line = badLineOf(run);
  if (line === undefined) return undefined;
  const lines = run.place.whole.split('\n');
  const from = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  return { from, to: from, message: firstLine(run.outcome.failure.message) };
}

/** 1-based, in the editor's text. */
export function badLineOf({ place, outcome }: PythonRun): number | undefined {
  if (outcome.state !== 'failed' || outcome.failure.line === undefined) return undefined;
  return place.line - 1 + outcome.failure.line;
}

function faultAt(text: string, position: number, message: string): Fault {
  return { ...wordAt(text, position), message: firstLine(message) };
}

/** The name at an offset with what it is a part of; one character where no name begins. */
function wordAt(text: string, position: number): Pick<Fault, 'from' | 'to'> {
  const word =
    /^(?:"[^"\n]*"|[\p{L}\p{N}_]+)(?:\.(?:"[^"\n]*"|[\p{L}\p{N}_]+))*|^./u.exec(text.slice(position))?.[0] ??
    '';
  return { from: position, to: position + word.length };
}

/** All of it is told below the code. DuckDB begins with the part of it that complains. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/^(Parser|Binder|Catalog) Error: /, '');
}
