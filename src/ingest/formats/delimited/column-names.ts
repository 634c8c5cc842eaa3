import type { ImportNote } from '../../../core/dataset.ts';
import { infoNote, warningNote } from '../../../core/import-note.ts';

export interface Named {
  readonly names: readonly string[];
  readonly notes: readonly ImportNote[];
}

/** Names as in the file, without the blanks around them. What has none gets `column3`; a second `a` becomes `a_1` (DuckDB does not tell `a` from `A`). */
export function nameColumns(header: readonly string[] | undefined, width: number): Named {
  if (header === undefined)
    return { names: numbered(width), notes: [warningNote({ code: 'no-header', columns: width })] };
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
  const named = { column: unique, place: index + 1 };
  return infoNote(
    name === '' ? { code: 'unnamed-column', ...named } : { code: 'repeated-name', name, ...named },
  );
}
