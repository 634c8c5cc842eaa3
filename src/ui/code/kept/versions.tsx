import { GitCompare, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Artifact, ArtifactVersion } from '../../../core/artifact.ts';
import { Button } from '../../parts/button.tsx';
import { useStoreState } from '../../stores-context.ts';
import { textOf } from './content-text.ts';
import { VersionDiff } from './version-diff.tsx';
import { whenWords } from './when-words.ts';
import './versions.css';

interface VersionsProps {
  readonly artifact: Artifact;
  /** What is in the editor, where it is not what the newest version says. */
  readonly unsaved?: string | undefined;
  readonly onRestored: () => void;
}

const none: readonly ArtifactVersion[] = [];

/** All versions, the newest first; two of them can be compared, and an older one brought back. */
export function Versions({ artifact, unsaved, onRestored }: VersionsProps) {
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
        <span aria-live="polite">{versionsWords(versions.length)}</span>
        {unsaved !== undefined && <span className="label"> · changed since; a run makes it a version</span>}
      </summary>
      <ol>
        {unsaved !== undefined && (
          <li>
            <span className="version-name">In the editor</span>
            <span className="label">not run yet</span>
            <CompareButton
              what="what is in the editor"
              isPressed={compared === 0}
              onClick={() => setCompared(compared === 0 ? null : 0)}
            />
          </li>
        )}
        {versions.toReversed().map((version) => (
          <li key={version.number}>
            <span className="version-name">{`Version ${version.number}`}</span>
            <span className="label">{originWords(version)}</span>
            {version !== newest && (
              <>
                <CompareButton
                  what={`version ${version.number}`}
                  isPressed={compared === version.number}
                  onClick={() => setCompared(compared === version.number ? null : version.number)}
                />
                <Button
                  look="quiet"
                  icon={RotateCcw}
                  aria-label={`Restore version ${version.number}`}
                  onClick={() => void restoreNow(version.number)}
                >
                  Restore
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
      {compared === 0 && unsaved !== undefined && (
        <Comparison
          before={textOf(newest.content)}
          beforeName={`Version ${newest.number}`}
          after={unsaved}
          afterName="in the editor"
        />
      )}
      {older !== undefined && (
        <Comparison
          before={textOf(older.content)}
          beforeName={`Version ${older.number}`}
          after={textOf(newest.content)}
          afterName={`version ${newest.number}`}
        />
      )}
    </details>
  );
}

function versionsWords(count: number): string {
  return count === 1 ? '1 version' : `${count} versions`;
}

function originWords({ madeBy, madeAt, restores }: ArtifactVersion): string {
  const by = madeBy === 'answer' ? 'the answer’s' : 'yours';
  const what = restores === undefined ? by : `version ${restores} again`;
  return `${what} · ${whenWords(madeAt)}`;
}

interface CompareButtonProps {
  readonly what: string;
  readonly isPressed: boolean;
  readonly onClick: () => void;
}

function CompareButton({ what, isPressed, onClick }: CompareButtonProps) {
  return (
    <Button
      look="quiet"
      icon={GitCompare}
      aria-label={`Compare ${what} with the newest`}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      Compare
    </Button>
  );
}

interface ComparisonProps {
  readonly before: string;
  readonly beforeName: string;
  readonly after: string;
  readonly afterName: string;
}

function Comparison({ before, beforeName, after, afterName }: ComparisonProps) {
  const title = `${beforeName} → ${afterName}`;
  return (
    <figure className="version-comparison">
      <figcaption className="label">{title}</figcaption>
      <VersionDiff before={before} after={after} label={`What changed: ${beforeName} to ${afterName}`} />
    </figure>
  );
}
