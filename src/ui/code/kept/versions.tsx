import { GitCompare, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Artifact, ArtifactVersion } from '../../../core/artifact.ts';
import { useWords } from '../../language/use-words.ts';
import { Button } from '../../parts/button.tsx';
import { useStoreState } from '../../stores-context.ts';
import { textOf } from './content-text.ts';
import { VersionDiff } from './version-diff.tsx';
import { whenWords } from './when-words.ts';
import { codeKeptWords } from './words.ts';
import './versions.css';

interface VersionsProps {
  readonly artifact: Artifact;
  /** Compares what is in the editor with the newest version; absent where both say the same. */
  readonly unsaved?: ((newest: ArtifactVersion) => ReactNode) | undefined;
  readonly onRestored: () => void;
}

const none: readonly ArtifactVersion[] = [];

/** All versions, the newest first; two of them can be compared, and an older one brought back. */
export function Versions({ artifact, unsaved, onRestored }: VersionsProps) {
  const words = useWords(codeKeptWords).versions;
  const versions = useStoreState('artifacts', (state) => state.versions[artifact.id] ?? none);
  const restore = useStoreState('artifacts', (state) => state.restore);
  const [compared, setCompared] = useState<number | null>(null);
  const newest = versions.at(-1);
  if (newest === undefined) return null;
  const older = versions.find(({ number }) => number === compared);
  const restoreNow = async (number: number) => {
    await restore(artifact.id, number);
    setCompared(null);
    onRestored();
  };
  return (
    <details className="versions">
      <summary>
        <span aria-live="polite">{words.count(versions.length)}</span>
        {unsaved !== undefined && <span className="label">{` · ${words.isChanged}`}</span>}
      </summary>
      <ol>
        {unsaved !== undefined && (
          <li>
            <span className="version-name">{words.inEditor}</span>
            <span className="label">{words.notRunYet}</span>
            <CompareButton
              label={words.compareEditor}
              isPressed={compared === 0}
              onClick={() => setCompared(compared === 0 ? null : 0)}
            />
          </li>
        )}
        {versions.toReversed().map((version) => (
          <li key={version.number}>
            <span className="version-name">{words.number(version.number)}</span>
            <span className="label">{originWords(version, words)}</span>
            {version !== newest && (
              <>
                <CompareButton
                  label={words.compareVersion(version.number)}
                  isPressed={compared === version.number}
                  onClick={() => setCompared(compared === version.number ? null : version.number)}
                />
                <Button
                  look="quiet"
                  icon={RotateCcw}
                  aria-label={words.restoreVersion(version.number)}
                  onClick={() => void restoreNow(version.number)}
                >
                  {words.restore}
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
      {compared === 0 && unsaved?.(newest)}
      {older !== undefined && (
        <Comparison
          title={words.fromTo(older.number, newest.number)}
          label={words.changedFromTo(older.number, newest.number)}
          before={textOf(older.content)}
          after={textOf(newest.content)}
        />
      )}
    </details>
  );
}

function originWords(
  { madeBy, madeAt, restores }: ArtifactVersion,
  words: (typeof codeKeptWords)['versions'],
): string {
  const by = madeBy === 'answer' ? words.ofTheAnswer : words.yours;
  const what = restores === undefined ? by : words.again(restores);
  return `${what} · ${whenWords(madeAt)}`;
}

interface CompareButtonProps {
  readonly label: string;
  readonly isPressed: boolean;
  readonly onClick: () => void;
}

function CompareButton({ label, isPressed, onClick }: CompareButtonProps) {
  const words = useWords(codeKeptWords).versions;
  return (
    <Button look="quiet" icon={GitCompare} aria-label={label} aria-pressed={isPressed} onClick={onClick}>
      {words.compare}
    </Button>
  );
}

interface ComparisonProps {
  readonly title: string;
  /** For screen readers. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export function Comparison({ title, label, before, after }: ComparisonProps) {
  return (
    <figure className="version-comparison">
      <figcaption className="label">{title}</figcaption>
      <VersionDiff before={before} after={after} label={label} />
    </figure>
  );
}
