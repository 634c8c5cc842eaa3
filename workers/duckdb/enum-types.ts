/** A quoted name, an ENUM with its values, or a quoted text: what must be told apart in the text of a type. */
const token = /"(?:[^"]|"")*"|ENUM\(((?:'(?:[^']|'')*'(?:, )?)*)\)/g;
const quotedText = /'((?:[^']|'')*)'/g;

/** The values of every ENUM in the text of a type, `STRUCT(a ENUM('x', 'y'), b INTEGER)` say, from left to right. */
export function enumsIn(type: string): string[][] {
  return [...type.matchAll(token)]
    .map((match) => match[1])
    .filter((values) => values !== undefined)
    .map((values) => [...values.matchAll(quotedText)].map((match) => (match[1] ?? '').replaceAll("''", "'")));
}
