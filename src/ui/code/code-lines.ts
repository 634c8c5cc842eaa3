import type { Token } from './highlight.ts';

/** A stretch of one line of code. */
export interface Piece extends Token {
  readonly isMarked: boolean;
}

/** 0-based offsets into the code; `to` is not in it. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

/** The tokens by line, cut where the mark begins and ends. */
export function linesOf(tokens: readonly Token[], mark: Mark | undefined): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  let offset = 0;
  for (const { text, kind } of tokens) {
    for (const [place, part] of text.split('\n').entries()) {
      if (place > 0) {
        lines.push([]);
        offset += 1;
      }
      lines.at(-1)?.push(...cut(part, kind, offset, mark));
      offset += part.length;
    }
  }
  return lines;
}

function cut(text: string, kind: Token['kind'], offset: number, mark: Mark | undefined): readonly Piece[] {
  if (text === '') return [];
  const from = Math.min(Math.max((mark?.from ?? 0) - offset, 0), text.length);
  const to = Math.min(Math.max((mark?.to ?? 0) - offset, from), text.length);
  return [
    { text: text.slice(0, from), kind, isMarked: false },
    { text: text.slice(from, to), kind, isMarked: true },
    { text: text.slice(to), kind, isMarked: false },
  ].filter((piece) => piece.text !== '');
}

/** The word at an offset; one character where no word begins. */
export function wordAt(code: string, position: number): Mark {
  const word = /^[\p{L}\p{N}_"]+|^./u.exec(code.slice(position))?.[0] ?? '';
  return { from: position, to: position + word.length };
}
