import { useWords } from '../language/use-words.ts';
import { codeWords } from './words.ts';

/** For screen readers, which say it with the editor's name. */
export function EditorHint({ id }: { readonly id: string }) {
  const words = useWords(codeWords).editor;
  return (
    <p id={id} className="unseen">
      {words.hint}
    </p>
  );
}
