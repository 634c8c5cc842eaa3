import { useEffect, useState } from 'react';
import type { Privacy } from '../../core/privacy.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { privacyWords } from './words.ts';

/** Exactly what a model is told of the open data, made by what tells it. */
export function Preview() {
  const words = useWords(privacyWords).preview;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="privacy-preview" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.see}</summary>
      {isOpen && <Told />}
    </details>
  );
}

function Told() {
  const words = useWords(privacyWords).preview;
  const privacy = useStoreState('models', (state) => state.privacy);
  const preview = useStoreState('models', (state) => state.preview);
  const [told, setTold] = useState<{ readonly privacy: Privacy; readonly text: string } | null>(null);
  useEffect(() => {
    const asking = { isWanted: true };
    void preview(privacy)
      .catch((error: unknown) => words.failed(String(error)))
      .then((text) => {
        if (asking.isWanted) setTold({ privacy, text });
      });
    return () => {
      asking.isWanted = false;
    };
  }, [preview, privacy, words]);
  if (told?.privacy !== privacy) return <p className="label">{words.isMade}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled with the arrow keys
    <pre tabIndex={0}>{told.text}</pre>
  );
}
