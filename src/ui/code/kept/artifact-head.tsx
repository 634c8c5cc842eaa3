import type { Artifact } from '../../../core/artifact.ts';

/** What is looked at, where it is not a step of the answer on screen. */
export function ArtifactHead({ artifact }: { readonly artifact: Artifact }) {
  return (
    <header className="finding-choice">
      <p className="label">{artifact.answer?.question ?? 'Kept by you'}</p>
      <h3>{artifact.title}</h3>
    </header>
  );
}
