import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { proofWords } from './words.ts';

type Shown =
  | { readonly kind: 'none' | 'coming' }
  | { readonly kind: 'text' | 'fault'; readonly text: string };

/** The build writes them into a file beside the page, which is read when somebody wants to. */
export function Licences() {
  const words = useWords(proofWords).licences;
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const read = () => {
    if (shown.kind === 'text' || shown.kind === 'coming') return;
    setShown({ kind: 'coming' });
    fetch('licences.txt')
      .then((response) =>
        response.ok ? response.text() : Promise.reject(new Error(String(response.status))),
      )
      .then(
        (text) => setShown({ kind: 'text', text }),
        (error: unknown) => setShown({ kind: 'fault', text: words.unreadable(String(error)) }),
      );
  };
  return (
    <details className="proof-licences" onToggle={({ currentTarget: { open } }) => open && read()}>
      <summary>{words.title}</summary>
      {shown.kind === 'text' && <pre>{shown.text}</pre>}
      {shown.kind === 'fault' && <p className="is-bad">{shown.text}</p>}
    </details>
  );
}
