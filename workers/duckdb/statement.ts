/** The user's query inside ours, and where it begins there (in bytes of UTF-8, as the engine counts). */
export interface WrappedQuery {
  readonly sql: string;
  readonly prefixBytes: number;
}

const opening = 'SELECT * FROM (\n';

/**
 * Puts a query where only a query can stand, which refuses every statement that is none.
 * The line breaks end a comment on the last line. The limit keeps the order of the rows inside.
 */
export function wrapQuery(sql: string, rowLimit: number): WrappedQuery {
  return {
    sql: `${opening}${withoutFinalSemicolon(sql)}\n) LIMIT ${rowLimit}`,
    prefixBytes: opening.length,
  };
}

/** A text, a quoted name, a dollar-quoted text, a comment, blanks, or else one character. */
const token =
  /[eE]'(?:[^'\\]|\\.|'')*'?|'(?:[^']|'')*'?|"(?:[^"]|"")*"?|\$(\w*)\$.*?(?:\$\1\$|$)|--[^\n]*|\/\*.*?(?:\*\/|$)|\s+|./gs;
const blankOrComment = /^(?:\s|--|\/\*)/;

/** Blanks a semicolon that has nothing but blanks and comments behind it, and all these; every offset stays. */
function withoutFinalSemicolon(sql: string): string {
  let semicolon: number | undefined;
  for (const { 0: text, index } of sql.matchAll(token)) {
    if (blankOrComment.test(text)) continue;
    if (text !== ';') semicolon = undefined;
    else semicolon ??= index;
  }
  return semicolon === undefined ? sql : sql.slice(0, semicolon).padEnd(sql.length);
}

/** Offset in a text's characters (UTF-16 units) of an offset in its UTF-8 bytes. */
export function characterOffset(text: string, byteOffset: number): number {
  const bytes = new TextEncoder().encode(text).subarray(0, byteOffset);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).length;
}
