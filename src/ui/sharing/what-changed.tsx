import type { FigureChange, ReplayedStep } from '../../core/replay.ts';
import type { ReplayRun } from '../../state/replay.ts';
import { counted } from '../format.ts';
import { type FigureGroup, FigureTable } from './figure-table.tsx';

/** What is other than before, told first: figure by figure, with what is not known any more. */
export function WhatChanged({ run }: { readonly run: ReplayRun }) {
  const steps = run.steps.filter((step) => step !== null);
  const figures = steps.flatMap((step) => step.figures);
  const count = (state: FigureChange['outcome']['state']) =>
    figures.filter(({ outcome }) => outcome.state === state).length;
  const groups = steps.flatMap(groupOf);
  return (
    <section className="what-changed" aria-labelledby="what-changed-title">
      <h2 id="what-changed-title">{titleOf(count('changed'), count('same'), figures.length)}</h2>
      <p className="what-changed-counts">{countWords(count('same'), count('unknown'), steps)}</p>
      {groups.length > 0 && <FigureTable label="What changed" groups={groups} />}
      <Leaders steps={steps} />
    </section>
  );
}

function groupOf({ step, figures }: ReplayedStep): FigureGroup[] {
  const other = figures.filter(({ outcome }) => outcome.state !== 'same');
  return other.length === 0 ? [] : [{ name: step.question, figures: other }];
}

function titleOf(changed: number, same: number, all: number): string {
  if (all === 0) return 'There are no figures to compare';
  if (changed > 0) return `${changed} of ${counted(all, 'figure')} changed`;
  return same === all
    ? `Nothing changed: ${counted(all, 'figure')}, all as before`
    : 'Nothing changed that could be compared';
}

function countWords(same: number, unknown: number, steps: readonly ReplayedStep[]): string {
  const failed = steps.filter(({ findings }) => findings.some(({ failure }) => failure !== null)).length;
  return [
    ...(same === 0 ? [] : [`${same} as before`]),
    ...(unknown === 0 ? [] : [`${unknown} cannot be computed again`]),
    ...(failed === 0 ? [] : [`${counted(failed, 'answer')} could not be computed in full`]),
  ].join(' · ');
}

/** What leads a result now, where it was something else. */
function Leaders({ steps }: { readonly steps: readonly ReplayedStep[] }) {
  const moved = steps.flatMap(({ step, findings, tableResultId }) => {
    const rows = findings.find(({ id }) => id === tableResultId)?.rows;
    return rows?.first == null ? [] : [{ question: step.question, first: rows.first }];
  });
  if (moved.length === 0) return null;
  return (
    <div>
      <h3>What comes first now</h3>
      <ul className="what-leads">
        {moved.map(({ question, first }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question may have been asked twice
          <li key={index}>
            <span>{question}</span>
            <span>
              First was <strong>{first.before}</strong>, now <strong>{first.now}</strong>.
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
