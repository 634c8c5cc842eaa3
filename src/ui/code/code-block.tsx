import { lazy, Suspense } from 'react';
import { useWords } from '../language/use-words.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { partsWords } from '../parts/words.ts';
import { type Language, languageNames } from './language.ts';
import './code-block.css';

const HighlightedCode = lazy(() => import('./highlighted-code.tsx'));

interface CodeProps {
  readonly code: string;
  readonly language: Language;
}

export function CodeBlock({ code, language }: CodeProps) {
  const words = useWords(partsWords).copy;
  return (
    <div className="code-block">
      <CopyButton label={words.code(languageNames[language])} text={() => code} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long code is scrolled with the arrow keys */}
      <pre tabIndex={0}>
        <Code code={code} language={language} />
      </pre>
    </div>
  );
}

/** Plain at once, coloured as soon as the grammar is here. */
function Code({ code, language }: CodeProps) {
  return (
    <code>
      <Suspense fallback={code}>
        <HighlightedCode code={code} language={language} />
      </Suspense>
    </code>
  );
}
