import { lazy, Suspense } from 'react';
import { CopyButton } from '../parts/copy-button.tsx';
import type { Language } from './language.ts';
import './code-block.css';

const HighlightedCode = lazy(() => import('./highlighted-code.tsx'));

interface CodeProps {
  readonly code: string;
  readonly language: Language;
}

const languageNames: Record<Language, string> = { sql: 'SQL', python: 'Python' };

export function CodeBlock({ code, language }: CodeProps) {
  return (
    <div className="code-block">
      <CopyButton label={`Copy ${languageNames[language]}`} text={() => code} />
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
