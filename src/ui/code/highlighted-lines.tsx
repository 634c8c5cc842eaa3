import { highlight, type Language } from './highlight.ts';
import { type LinesProps, NumberedLines } from './numbered-lines.tsx';

interface HighlightedLinesProps extends LinesProps {
  readonly code: string;
  readonly language: Language;
}

export default function HighlightedLines({ code, language, ...lines }: HighlightedLinesProps) {
  return <NumberedLines tokens={highlight(code, language)} {...lines} />;
}
