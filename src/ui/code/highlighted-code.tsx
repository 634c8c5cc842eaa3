import { highlight, type Language } from './highlight.ts';

export default function HighlightedCode({
  code,
  language,
}: {
  readonly code: string;
  readonly language: Language;
}) {
  return highlight(code, language).map(({ text, kind }, place) =>
    kind === undefined ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: tokens are known by their place
      <span key={place} className={`code-${kind}`}>
        {text}
      </span>
    ),
  );
}
