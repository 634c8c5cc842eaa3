import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import type { Insight } from '../../core/agent.ts';
import type { InsightBasis } from '../../core/analysis.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { IconButton } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';
import { InsightForm } from './insight-form.tsx';

const Chart = lazy(() => import('../charts/chart.tsx'));

interface InsightItemProps {
  readonly insight: Insight;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** An insight with what it rests on. Alt and an arrow move it, as its buttons do. */
export function InsightItem({ insight, isFirst, isLast }: InsightItemProps) {
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
          label="Edit the insight"
          text={insight.text}
          action="Keep"
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
        <span className="label">{originOf(insight)}</span>
        <IconButton
          label="Move up"
          icon={ArrowUp}
          aria-disabled={isFirst}
          aria-keyshortcuts="Alt+ArrowUp"
          onClick={() => moveBy(-1)}
        />
        <IconButton
          label="Move down"
          icon={ArrowDown}
          aria-disabled={isLast}
          aria-keyshortcuts="Alt+ArrowDown"
          onClick={() => moveBy(1)}
        />
        <IconButton label="Edit" icon={Pencil} onClick={() => setIsEdited(true)} />
        <RemoveInsight insight={insight} />
      </footer>
    </li>
  );
}

function RemoveInsight({ insight }: { readonly insight: Insight }) {
  const remove = useStoreState('insights', (state) => state.remove);
  return (
    <Confirm
      label="Remove"
      icon={Trash2}
      question="Remove this insight? Later questions are not given it any more."
      action="Remove"
      onConfirm={() => void remove(insight)}
    />
  );
}

function Basis({ basis }: { readonly basis: InsightBasis }) {
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  const { chart, table, code, inputSql, language, purpose } = basis;
  return (
    <>
      {chart !== null && table !== null && (
        <ErrorBoundary place="the chart">
          <Suspense fallback={<div className="chart-skeleton" />}>
            <Chart spec={chart} table={{ ...table, truncated: false }} onSource={() => setIsCodeOpen(true)} />
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

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

function originOf({ question, createdAt }: Insight): string {
  const day = dayFormat.format(createdAt);
  return question === '' ? `Said by you, ${day}` : `“${question}”, ${day}`;
}
