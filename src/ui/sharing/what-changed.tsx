import type { FigureChange, ReplayedStep } from '../../core/replay.ts';
import type { ReplayRun } from '../../state/replay.ts';
import { useWords } from '../language/use-words.ts';
import { type FigureGroup, FigureTable } from './figure-table.tsx';
import { sharingWords } from './words.tsx';

type ChangeWords = typeof sharingWords.whatChanged;

/** What is other than before, told first: figure by figure, with what is not known any more. */
export function WhatChanged({ run }: { readonly run: ReplayRun }) {
  const words = useWords(sharingWords).whatChanged;
  const steps = run.steps.filter((step) => step !== null);
  const figures = steps.flatMap((step) => step.figures);
  const count = (state: FigureChange['outcome']['state']) =>
    figures.filter(({ outcome }) => outcome.state === state).length;
  const groups = steps.flatMap(groupOf);
  return (
    <section className="what-changed" aria-labelledby="what-changed-title">
      <h2 id="what-changed-title">{titleOf(count('changed'), count('same'), figures.length, words)}</h2>
      <p className="what-changed-counts">{countWords(count('same'), count('unknown'), steps, words)}</p>
      {groups.length > 0 && <FigureTable label={words.label} groups={groups} />}
      <Leaders steps={steps} />
    </section>
  );
}

function groupOf({ step, figures }: ReplayedStep): FigureGroup[] {
  const other = figures.filter(({ outcome }) => outcome.state !== 'same');
  return other.length === 0 ? [] : [{ name: step.question, figures: other }];
}

function titleOf(changed: number, same: number, all: number, words: ChangeWords): string {
  if (all === 0) return words.nothingToCompare;
  if (changed > 0) return words.changed(changed, all);
  return same === all ? words.nothing(all) : words.nothingComparable;
}

function countWords(
  same: number,
  unknown: number,
  steps: readonly ReplayedStep[],
  words: ChangeWords,
): string {
  const failed = steps.filter(({ findings }) => findings.some(({ failure }) => failure !== null)).length;
  return [
    ...(same === 0 ? [] : [words.same(same)]),
    ...(unknown === 0 ? [] : [words.unknown(unknown)]),
    ...(failed === 0 ? [] : [words.failed(failed)]),
  ].join(' · ');
}

/** What leads a result now, where it was something else. */
function Leaders({ steps }: { readonly steps: readonly ReplayedStep[] }) {
  const words = useWords(sharingWords).whatChanged;
  const moved = steps.flatMap(({ step, findings, tableResultId }) => {
    const rows = findings.find(({ id }) => id === tableResultId)?.rows;
    return rows?.first == null ? [] : [{ question: step.question, first: rows.first }];
  });
  if (moved.length === 0) return null;
  return (
    <div>
      <h3>{words.first}</h3>
      <ul className="what-leads">
        {moved.map(({ question, first }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question may have been asked twice
          <li key={index}>
            <span>{question}</span>
            <span>{words.firstWas(first.before, first.now)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
