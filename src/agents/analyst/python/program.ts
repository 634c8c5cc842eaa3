import correlation from './correlation.py?raw';
import distributions from './distributions.py?raw';
import moments from './moments.py?raw';
import normality from './normality.py?raw';
import regression from './regression.py?raw';
import significance from './significance.py?raw';

const parts = { distributions, correlation, regression, moments, normality, significance };
export type ProgramPart = keyof typeof parts;

/** Code that stands alone: the imports and functions of the parts, then what is done with the data. */
export function program(names: readonly ProgramPart[], main: string): string {
  const sources = names.map((name) => splitImports(parts[name]));
  const imports = [...new Set(sources.flatMap(({ imports }) => imports))].sort();
  const blocks = [imports.join('\n'), ...sources.map(({ body }) => body), main];
  return `${blocks.map((block) => block.trim()).join('\n\n\n')}\n`;
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
