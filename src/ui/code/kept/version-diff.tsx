import { useWords } from '../../language/use-words.ts';
import { diffLines, foldUnchanged } from './line-diff.ts';
import { codeKeptWords } from './words.ts';

interface VersionDiffProps {
  readonly before: string;
  readonly after: string;
  /** What is compared, for screen readers. */
  readonly label: string;
}

/** What went and what came, with a few lines around. The sign says it too, not only the colour. */
export function VersionDiff({ before, after, label }: VersionDiffProps) {
  const words = useWords(codeKeptWords).diff;
  const lines = diffLines(before, after);
  if (lines.every(({ kind }) => kind === 'same')) {
    return <p className="console-note">{words.same}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the arrow keys
    <section className="version-diff" aria-label={label} tabIndex={0}>
      <ol>
        {foldUnchanged(lines).flatMap((part, place) =>
          part.kind === 'gap' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are known by their place
            <li key={place} className="version-diff-gap">
              {words.linesTheSame(part.lineCount)}
            </li>
          ) : (
            part.lines.map(({ kind, text, before: older, after: newer }) => (
              <li key={`${older ?? ''}/${newer ?? ''}`} className={`version-diff-line is-${kind}`}>
                <span className="version-diff-number">{newer ?? older}</span>
                <span className="version-diff-sign" aria-hidden="true">
                  {signs[kind]}
                </span>
                <span className="unseen">{words.signs[kind]}</span>
                <code>{text === '' ? ' ' : text}</code>
              </li>
            ))
          ),
        )}
      </ol>
    </section>
  );
}

const signs = { same: '', removed: '−', added: '+' } as const;
