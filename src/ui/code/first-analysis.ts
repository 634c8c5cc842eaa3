import { isNumericKind } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';

/** A few lines of Python that run as they stand on these columns, to begin with. */
export function firstAnalysis(columns: readonly Column[]): string {
  const measure = columns.find(({ name, kind }) => isNumericKind(kind) && !/(^|[_\s])id$/i.test(name));
  if (measure !== undefined) {
    return `import statistics\n\nvalues = [v for v in columns[${pythonText(measure.name)}] if v is not None]\nstatistics.quantiles(values, n=4)`;
  }
  const [first] = columns;
  if (first === undefined) return '';
  return `from collections import Counter\n\nCounter(columns[${pythonText(first.name)}]).most_common(10)`;
}

/** JSON's way to write a text is one of Python's. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
