import type { ImportNote } from '../../../core/dataset.ts';

export interface Named {
  readonly names: readonly string[];
  readonly notes: readonly ImportNote[];
}

/** Names as in the file, without the blanks around them. What has none gets `column3`; a second `a` becomes `a_1` (DuckDB does not tell `a` from `A`). */
export function nameColumns(header: readonly string[] | undefined, width: number): Named {
  if (header === undefined) return { names: numbered(width), notes: [headerless(width)] };
  const given = Array.from({ length: width }, (_, index) => header[index]?.trim() ?? '');
  const used = new Set<string>();
  const notes: ImportNote[] = [];
  const names = given.map((name, index) => {
    const wanted = name === '' ? `column${index + 1}` : name;
    const unique = firstFree(wanted, used, given);
    used.add(unique.toLowerCase());
    const note = renamed(name, unique, index);
    if (note !== undefined) notes.push(note);
    return unique;
  });
  return { names, notes };
}

function numbered(width: number): string[] {
  return Array.from({ length: width }, (_, index) => `column${index + 1}`);
}

/** `a_1` is passed over when the file itself has a column of that name. */
function firstFree(wanted: string, used: ReadonlySet<string>, given: readonly string[]): string {
  if (!used.has(wanted.toLowerCase())) return wanted;
  const taken = new Set([...used, ...given.map((name) => name.toLowerCase())]);
  let count = 1;
  while (taken.has(`${wanted}_${count}`.toLowerCase())) count += 1;
  return `${wanted}_${count}`;
}

function renamed(name: string, unique: string, index: number): ImportNote | undefined {
  if (name === unique) return undefined;
  const message =
    name === ''
      ? `Column ${index + 1} has no name in the file; it is called "${unique}".`
      : `The name "${name}" occurs more than once; column ${index + 1} is called "${unique}".`;
  return { level: 'info', message, column: unique };
}

function headerless(width: number): ImportNote {
  const names = width === 1 ? 'the column is called column1' : `columns are called column1 to column${width}`;
  return { level: 'warning', message: `The first row looks like data, not like names: ${names}.` };
}
