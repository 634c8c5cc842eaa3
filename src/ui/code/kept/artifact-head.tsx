import type { Artifact } from '../../../core/artifact.ts';
import { useWords } from '../../language/use-words.ts';
import { codeKeptWords } from './words.ts';

/** What is looked at, where it is not a step of the answer on screen. */
export function ArtifactHead({ artifact }: { readonly artifact: Artifact }) {
  const words = useWords(codeKeptWords);
  return (
    <header className="finding-choice">
      <p className="label">{artifact.answer?.question ?? words.byYou}</p>
      <h3>{artifact.title}</h3>
    </header>
  );
}
