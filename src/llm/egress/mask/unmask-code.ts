/** Where in the code a token stands. */
type Place = 'code' | 'single' | 'double' | 'escaped' | 'comment' | 'other';

interface PutBack {
  readonly text: string;
  readonly isNumber: boolean;
}

/** Finds tokens in a piece of code and puts something else in their place. */
type ReplaceTokens = (text: string, replacement: (value: PutBack, written: string) => string) => string;

/** Outside of a literal, `[id_1]` is a list and `ID_1` a column. */
function isSurelyToken(written: string): boolean {
  return written.startsWith('[[');
}

const sqlPieces =
  /(\bE)?'[^']*(?:''[^']*)*'?|"[^"]*(?:""[^"]*)*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\$\$[\s\S]*?(?:\$\$|$)/gi;

/** A value inside of a literal is escaped for it; one that stands alone becomes a literal of its own. */
export function unmaskSql(code: string, replaceTokens: ReplaceTokens): string {
  return byPieces(code, sqlPieces, (piece, isPiece) =>
    replaceTokens(piece, (value, written) =>
      isPiece || isSurelyToken(written) ? sqlText(value, isPiece ? sqlPlace(piece) : 'code') : written,
    ),
  );
}

function sqlPlace(piece: string): Place {
  if (/^E'/i.test(piece)) return 'escaped';
  if (piece.startsWith("'")) return 'single';
  if (piece.startsWith('"')) return 'double';
  return piece.startsWith('$$') ? 'other' : 'comment';
}

function sqlText({ text, isNumber }: PutBack, place: Place): string {
  const doubled = text.replaceAll("'", "''");
  switch (place) {
    case 'code':
      return isNumber ? text : `'${doubled}'`;
    case 'single':
      return doubled;
    case 'escaped':
      return doubled.replaceAll('\\', '\\\\');
    case 'double':
      return text.replaceAll('"', '""');
    case 'comment':
      return text.replace(/[\r\n]+/g, ' ').replaceAll('*/', '* /');
    case 'other':
      return text.replaceAll('$$', '$ $');
  }
}

const pythonPieces =
  /(?:\b[rbfu]{1,2})?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?)|#[^\n]*/gi;

export function unmaskPython(code: string, replaceTokens: ReplaceTokens): string {
  return byPieces(code, pythonPieces, (piece, isPiece) =>
    replaceTokens(piece, (value, written) =>
      isPiece || isSurelyToken(written) ? pythonText(value, isPiece ? piece : null) : written,
    ),
  );
}

function pythonText({ text, isNumber }: PutBack, literal: string | null): string {
  if (literal?.startsWith('#') === true) return text.replace(/[\r\n]+/g, ' ');
  const escaped = text
    .replace(/[\\'"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  if (literal === null) return isNumber ? text : `'${escaped}'`;
  const prefix = /^[a-z]*/i.exec(literal)?.[0].toLowerCase() ?? '';
  // Nothing can be escaped in a raw literal; most values need none.
  if (prefix.includes('r') && !/['"\n\r]/.test(text)) return text;
  return prefix.includes('f') ? escaped.replace(/[{}]/g, '$&$&') : escaped;
}

function byPieces(code: string, form: RegExp, mend: (text: string, isPiece: boolean) => string): string {
  let mended = '';
  let end = 0;
  for (const { 0: piece, index } of code.matchAll(form)) {
    mended += mend(code.slice(end, index), false) + mend(piece, true);
    end = index + piece.length;
  }
  return mended + mend(code.slice(end), false);
}
