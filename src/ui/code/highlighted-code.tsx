import { highlight } from './highlight.ts';
import type { Language } from './language.ts';

export default function HighlightedCode({
  code,
  language,
}: {
  readonly code: string;
  readonly language: Language;
}) {
  return highlight(code, language).map(({ text, look }, place) =>
    look === undefined ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: tokens are known by their place
      <span key={place} className={look}>
        {text}
      </span>
    ),
  );
}
