/** A step of a path: a name, a place (from the end where it is negative), or the row that has a value. */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'where'; readonly column: string; readonly value: string };

/** `r1[0].city`, `p1["a b"][2].mean`, `r1[city="Lagos"].n`: the name it begins with, and the steps from there. */
export interface Path {
  readonly root: string;
  readonly steps: readonly Step[];
}

const stepPattern =
  /\.\s*"((?:[^"]|"")*)"|\.\s*([\p{L}\p{N}_%$][\p{L}\p{N}_%$ -]*)|\[\s*(-?\d+)\s*\]|\[\s*(?:"([^"]*)"|'([^']*)')\s*\]|\[\s*(?:"([^"]*)"|([\p{L}_][\p{L}\p{N}_ ]*?))\s*==?\s*(?:"([^"]*)"|'([^']*)'|([^\]"']*?))\s*\]/uy;

/** `undefined` for what is no path. */
export function parsePath(text: string): Path | undefined {
  const trimmed = text.trim();
  const root = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(trimmed)?.[0];
  if (root === undefined) return undefined;
  const steps = parseSteps(trimmed.slice(root.length));
  return steps === undefined ? undefined : { root, steps };
}

export function parseSteps(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const pattern = new RegExp(stepPattern);
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    steps.push(stepOf(match));
  }
  return steps;
}

function stepOf(match: RegExpExecArray): Step {
  const [, dotQuoted, dotted, place, doubleQuoted, singleQuoted, whereQuoted, whereName, ...value] = match;
  if (place !== undefined) return { kind: 'place', place: Number(place) };
  const name = dotQuoted?.replaceAll('""', '"') ?? dotted?.trim() ?? doubleQuoted ?? singleQuoted;
  if (name !== undefined) return { kind: 'name', name };
  return {
    kind: 'where',
    column: whereQuoted ?? whereName ?? '',
    value: value.find(Boolean) ?? '',
  };
}
