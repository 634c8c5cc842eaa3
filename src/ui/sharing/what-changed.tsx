import type { FigureChange, ReplayedStep } from '../../core/replay.ts';
import type { ReplayRun } from '../../state/replay.ts';
import { counted } from '../format.ts';
import { FigureTable } from './figure-table.tsx';

/** Figures listed before the reader is led to the steps. */
const mostListed = 40;

/** What is other than before, told first: figure by figure, then what is not known any more. */
export function WhatChanged({ run }: { readonly run: ReplayRun }) {
  const steps = run.steps.filter((step) => step !== null);
  const figures = steps.flatMap((step) => step.figures);
  const of = (state: FigureChange['outcome']['state']) =>
    figures.filter(({ outcome }) => outcome.state === state);
  const [changed, same, unknown] = [of('changed'), of('same'), of('unknown')];
  const distinct = withoutRepeats(changed);
  return (
    <section className="what-changed" aria-labelledby="what-changed-title">
      <h2 id="what-changed-title">{titleOf(changed.length, figures.length)}</h2>
      <p className="what-changed-counts">
        {[
          `${same.length} as before`,
          ...(unknown.length === 0 ? [] : [`${unknown.length} cannot be computed again`]),
          ...failedWords(steps),
        ].join(' · ')}
      </p>
      {distinct.length > 0 && (
        <FigureTable label="Figures that changed" figures={distinct.slice(0, mostListed)} />
      )}
      {distinct.length > mostListed && (
        <p className="label">{`and ${counted(distinct.length - mostListed, 'more figure')} in the steps below`}</p>
      )}
      <Orders steps={steps} />
    </section>
  );
}

function titleOf(changed: number, all: number): string {
  if (all === 0) return 'There are no figures to compare';
  return changed === 0
    ? `Nothing changed: all ${counted(all, 'figure')} looked at`
    : `${changed} of ${counted(all, 'figure')} changed`;
}

function failedWords(steps: readonly ReplayedStep[]): readonly string[] {
  const failed = steps.filter(({ findings }) => findings.some(({ failure }) => failure !== null)).length;
  return failed === 0 ? [] : [`${counted(failed, 'answer')} could not be computed in full`];
}

/** The overall rate, say, that several answers are compared with: told once. */
function withoutRepeats(figures: readonly FigureChange[]): readonly FigureChange[] {
  return [...new Map(figures.map((figure) => [JSON.stringify(figure), figure])).values()];
}

/** What leads a result now, where it was something else. */
function Orders({ steps }: { readonly steps: readonly ReplayedStep[] }) {
  const moved = steps.flatMap(({ step, findings, tableResultId }) =>
    findings.flatMap(({ id, rows }) =>
      id === tableResultId && rows?.first != null && rows.gone.length + rows.added.length < 50
        ? [{ question: step.question, first: rows.first }]
        : [],
    ),
  );
  if (moved.length === 0) return null;
  return (
    <ul className="what-leads" aria-label="What is first now">
      {moved.map(({ question, first }) => (
        <li key={question}>
          <span>{question}</span>
          <span>
            First was <strong>{first.before}</strong>, now <strong>{first.now}</strong>.
          </span>
        </li>
      ))}
    </ul>
  );
}
