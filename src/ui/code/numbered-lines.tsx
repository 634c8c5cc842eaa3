import { linesOf, type Mark } from './code-lines.ts';
import type { Token } from './highlight.ts';

export interface LinesProps {
  readonly mark: Mark | undefined;
  /** 1-based line that an error points at. */
  readonly badLine: number | undefined;
}

/** Code line by line; the numbers stand in the margin by way of the style sheet. */
export function NumberedLines({ tokens, mark, badLine }: LinesProps & { readonly tokens: readonly Token[] }) {
  return linesOf(tokens, mark).map((pieces, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their place
    <span key={line} className={line + 1 === badLine ? 'code-line is-bad' : 'code-line'}>
      {pieces.map(({ text, kind, isMarked }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: so are the pieces of a line
        <span key={place} className={isMarked ? 'code-mark' : kind && `code-${kind}`}>
          {text}
        </span>
      ))}
      {'\n'}
    </span>
  ));
}
