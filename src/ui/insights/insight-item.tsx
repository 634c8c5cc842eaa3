import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import type { Insight } from '../../core/agent.ts';
import type { InsightBasis } from '../../core/analysis.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { useWords } from '../language/use-words.ts';
import { formatDay } from '../moment.ts';
import { IconButton } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';
import { InsightForm } from './insight-form.tsx';
import { insightsWords } from './words.ts';

const Chart = lazy(() => import('../charts/chart.tsx'));

interface InsightItemProps {
  readonly insight: Insight;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** An insight with what it rests on. Alt and an arrow move it, as its buttons do. */
export function InsightItem({ insight, isFirst, isLast }: InsightItemProps) {
  const words = useWords(insightsWords);
  const [isEdited, setIsEdited] = useState(false);
  const reword = useStoreState('insights', (state) => state.reword);
  const move = useStoreState('insights', (state) => state.move);
  const moveBy = (by: number) => {
    const focused = document.activeElement;
    // An element that is moved in the page loses the focus.
    void move(insight, by).then(() => {
      if (focused instanceof HTMLElement) focused.focus();
    });
  };
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    moveBy(event.key === 'ArrowUp' ? -1 : 1);
  };
  if (isEdited) {
    return (
      <li className="insight">
        <InsightForm
          label={words.item.editLabel}
          text={insight.text}
          action={words.form.keep}
          onKeep={(text) => {
            void reword(insight, text);
            setIsEdited(false);
          }}
          onCancel={() => setIsEdited(false)}
        />
      </li>
    );
  }
  return (
    <li className="insight" onKeyDown={moveByKey}>
      <p>{insight.text}</p>
      {insight.basis !== undefined && <Basis basis={insight.basis} />}
      <footer>
        <span className="label">{originOf(insight, words.item)}</span>
        <IconButton
          label={words.item.moveUp}
          icon={ArrowUp}
          aria-disabled={isFirst}
          aria-keyshortcuts="Alt+ArrowUp"
          onClick={() => moveBy(-1)}
        />
        <IconButton
          label={words.item.moveDown}
          icon={ArrowDown}
          aria-disabled={isLast}
          aria-keyshortcuts="Alt+ArrowDown"
          onClick={() => moveBy(1)}
        />
        <IconButton label={words.item.edit} icon={Pencil} onClick={() => setIsEdited(true)} />
        <RemoveInsight insight={insight} />
      </footer>
    </li>
  );
}

function RemoveInsight({ insight }: { readonly insight: Insight }) {
  const words = useWords(insightsWords).item;
  const remove = useStoreState('insights', (state) => state.remove);
  return (
    <Confirm
      label={words.remove}
      icon={Trash2}
      question={words.isToBeRemoved}
      action={words.remove}
      onConfirm={() => void remove(insight)}
    />
  );
}

function Basis({ basis }: { readonly basis: InsightBasis }) {
  const words = useWords(insightsWords).item;
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  const { chart, table, code, inputSql, language, purpose } = basis;
  return (
    <>
      {chart !== null && table !== null && (
        <ErrorBoundary place={words.chart}>
          <Suspense fallback={<div className="chart-skeleton" />}>
            <Chart
              spec={chart}
              table={{ ...table, truncated: table.truncated ?? false }}
              onSource={() => setIsCodeOpen(true)}
            />
          </Suspense>
        </ErrorBoundary>
      )}
      <details
        className="insight-code"
        open={isCodeOpen}
        onToggle={(event) => setIsCodeOpen(event.currentTarget.open)}
      >
        <summary>{purpose}</summary>
        {isCodeOpen && inputSql !== undefined && <CodeBlock code={inputSql} language="sql" />}
        {isCodeOpen && <CodeBlock code={code} language={language} />}
      </details>
    </>
  );
}

function originOf({ question, createdAt }: Insight, words: (typeof insightsWords)['item']): string {
  const day = formatDay(createdAt);
  return question === '' ? words.saidByYou(day) : words.askedOn(question, day);
}
