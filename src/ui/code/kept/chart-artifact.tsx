import type { ReactNode } from 'react';
import type { Artifact } from '../../../core/artifact.ts';
import { useWords } from '../../language/use-words.ts';
import { useStoreState } from '../../stores-context.ts';
import { textOf } from './content-text.ts';
import { codeKeptWords } from './words.ts';

/** A chart's settings as they are in its newest version; it is drawn in its answer. */
export function ChartArtifact({
  artifact,
  children,
}: {
  readonly artifact: Artifact;
  readonly children: ReactNode;
}) {
  const words = useWords(codeKeptWords).chart;
  const content = useStoreState('artifacts', (state) => state.versions[artifact.id]?.at(-1)?.content);
  if (content === undefined) return null;
  return (
    <section aria-label={words.settings}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the arrow keys */}
      <pre className="chart-settings" tabIndex={0}>
        {textOf(content)}
      </pre>
      <p className="console-note">{words.place}</p>
      {children}
    </section>
  );
}
