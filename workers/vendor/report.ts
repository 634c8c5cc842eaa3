import type { Vendored } from './vendor.ts';
import type { Collected } from './wanted-file.ts';

/** What was got, what was not and why, and what that means for whoever uses the app. Plain lines. */
export function report(vendored: Vendored): readonly string[] {
  return [...packageLines(vendored), ...extensionLines(vendored), ...advice(vendored)];
}

/** A file that came whole and was not the one that was wanted: somebody has to look at that. */
export function hasWrongFile({ wheels, extensions }: Vendored): boolean {
  return [...wheels, ...extensions].some(({ outcome }) => outcome.kind === 'wrong');
}

function packageLines({ wheels, packages }: Vendored): readonly string[] {
  const carried = new Set(packages.map(({ name }) => name));
  const idle = wheels
    .filter(({ file, outcome }) => outcome.kind === 'present' && !carried.has(file.name))
    .map(({ file }) => `  ${file.name} is here, but not all that it needs.`);
  const meaning =
    carried.size === 0
      ? '  Python has its standard library only: no df, pd, np, stats, no figures by matplotlib.'
      : `  Python can import ${[...carried].sort().join(', ')}.`;
  return [`Python packages: ${tally(wheels)}`, ...failures(wheels), ...idle, meaning];
}

function extensionLines({ extensions }: Vendored): readonly string[] {
  const present = extensions.filter(({ outcome }) => outcome.kind === 'present');
  const names = present.map(({ file }) => file.name).join(', ');
  const meaning =
    present.length === 0
      ? '  SQL has what is built into DuckDB; files of all kinds are read without extensions.'
      : `  DuckDB loads ${names} when it starts.`;
  return [`DuckDB extensions: ${tally(extensions)}`, ...failures(extensions), meaning];
}

function tally(collected: readonly Collected[]): string {
  const present = collected.flatMap(({ outcome }) => (outcome.kind === 'present' ? [outcome] : []));
  const megabytes = present.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 ** 2;
  const fetched = present.filter(({ isNew }) => isNew).length;
  const size = present.length === 0 ? '' : ` (${megabytes.toFixed(1)} MB, ${fetched} fetched now)`;
  return `${present.length} of ${collected.length} are here${size}.`;
}

/** One line for each reason: a host that is out of reach is one reason, however many files it has. */
function failures(collected: readonly Collected[]): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { file, outcome } of collected) {
    if (outcome.kind === 'present') continue;
    const sentence = sentences[outcome.kind](new URL(file.url).host, outcome.reason);
    reasons.set(sentence, [...(reasons.get(sentence) ?? []), file.name]);
  }
  return [...reasons].map(([sentence, names]) =>
    names.length === collected.length ? `  ${sentence}` : `  ${sentence} Without: ${names.join(', ')}.`,
  );
}

const sentences = {
  unreachable: (host: string, reason: string) => `${host} could not be reached: ${asSentence(reason)}`,
  missing: (host: string, reason: string) => `${host} does not have it: ${asSentence(reason)}`,
  wrong: (host: string, reason: string) => `What ${host} gave was refused: ${asSentence(reason)}`,
};

function asSentence(reason: string): string {
  return reason.endsWith('.') ? reason : `${reason}.`;
}

function advice({ wheels, extensions }: Vendored): readonly string[] {
  const isComplete = [...wheels, ...extensions].every(({ outcome }) => outcome.kind === 'present');
  return isComplete
    ? []
    : ['Run "npm run vendor" for another try; INSIGHTX_PYODIDE_URL and INSIGHTX_DUCKDB_URL name mirrors.'];
}
