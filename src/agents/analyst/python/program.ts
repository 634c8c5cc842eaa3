import clusters from './clusters.py?raw';
import correlation from './correlation.py?raw';
import definitions from './definitions.py?raw';
import distributions from './distributions.py?raw';
import forecast from './forecast.py?raw';
import heldOut from './held-out.py?raw';
import intervals from './intervals.py?raw';
import kendall from './kendall.py?raw';
import moments from './moments.py?raw';
import multiple from './multiple.py?raw';
import normality from './normality.py?raw';
import paired from './paired.py?raw';
import periods from './periods.py?raw';
import quantiles from './quantiles.py?raw';
import ranks from './ranks.py?raw';
import regression from './regression.py?raw';
import significance from './significance.py?raw';

const parts = {
  definitions,
  distributions,
  quantiles,
  ranks,
  correlation,
  regression,
  multiple,
  heldOut,
  intervals,
  kendall,
  moments,
  normality,
  significance,
  paired,
  periods,
  forecast,
  clusters,
};
export type ProgramPart = keyof typeof parts;

/** What a part calls of others. */
const needs: Partial<Record<ProgramPart, readonly ProgramPart[]>> = {
  quantiles: ['distributions'],
  intervals: ['quantiles'],
  kendall: ['distributions'],
  correlation: ['kendall'],
  regression: ['distributions'],
  multiple: ['quantiles'],
  heldOut: ['multiple'],
  normality: ['distributions'],
  significance: ['distributions', 'ranks'],
  paired: ['quantiles', 'ranks'],
};

/** Code that stands alone: the imports and functions of the parts and of what they need, then what is done with the data. */
export function program(names: readonly ProgramPart[], main: string): string {
  const sources = [...new Set(names.flatMap(withNeeds))].map((name) => splitImports(parts[name]));
  const imports = [...new Set(sources.flatMap(({ imports }) => imports))].sort();
  const blocks = [imports.join('\n'), ...sources.map(({ body }) => body), main];
  return `${blocks.map((block) => block.trim()).join('\n\n\n')}\n`;
}

function withNeeds(name: ProgramPart): readonly ProgramPart[] {
  return [...(needs[name] ?? []).flatMap(withNeeds), name];
}

/** A name as a Python string. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

export function pythonColumn(name: string): string {
  return `columns[${pythonText(name)}]`;
}

function splitImports(source: string): { readonly imports: readonly string[]; readonly body: string } {
  const lines = source.split('\n');
  const isImport = (line: string) => line.startsWith('import ');
  return {
    imports: lines.filter(isImport),
    body: lines
      .filter((line) => !isImport(line))
      .join('\n')
      .trim(),
  };
}
