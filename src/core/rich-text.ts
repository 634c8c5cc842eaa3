import type { BoundValue, RichText } from './answer.ts';

/** Paragraphs as plain text, values written by `write`, one paragraph a line. */
export function plainText(paragraphs: readonly RichText[], write: (bound: BoundValue) => string): string {
  return paragraphs
    .map((paragraph) =>
      paragraph.map((segment) => ('bound' in segment ? write(segment.bound) : segment.text)).join(''),
    )
    .join('\n');
}
