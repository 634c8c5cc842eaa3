import { useLayoutEffect, useRef, useState } from 'react';
import { formatCount } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { resultsWords } from './words.ts';

/** Characters that are drawn without being asked for: a browser is slow with a page of a million. */
const shown = 40_000;

/** What code printed; while it runs, the end stays in sight unless the reader scrolled away from it. */
export function Printed({
  text,
  isRunning = false,
}: {
  readonly text: string;
  readonly isRunning?: boolean;
}) {
  const words = useWords(resultsWords).printed;
  const [isWhole, setIsWhole] = useState(false);
  if (text === '') return null;
  const isCut = !isWhole && text.length > shown;
  return (
    <section className="printed" aria-label={words.title}>
      <header>
        <h4 className="label">{words.title}</h4>
        {isCut && (
          <button type="button" className="link label" onClick={() => setIsWhole(true)}>
            {words.last(formatCount(shown), formatCount(text.length))}
          </button>
        )}
        <CopyButton label={words.copy} text={() => text} />
      </header>
      <Output text={isCut ? text.slice(-shown) : text} isRunning={isRunning} />
    </section>
  );
}

function Output({ text, isRunning }: { readonly text: string; readonly isRunning: boolean }) {
  const output = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = output.current;
    if (element !== null && isRunning && isAtEnd.current && text !== '') {
      element.scrollTop = element.scrollHeight;
    }
  }, [text, isRunning]);
  return (
    <pre
      ref={output}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long output is scrolled with the arrow keys
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 4;
      }}
    >
      {text}
    </pre>
  );
}
