import { PanelRightClose } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useId } from 'react';
import { type SideTab, sideTabs } from '../../state/workspace.ts';
import { useWords } from '../language/use-words.ts';
import { layoutWords } from '../layout/words.ts';
import { IconButton } from '../parts/button.tsx';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';
import { inspectorWords } from './words.ts';
import './inspector.css';

const panels = {
  dna: lazy(() => import('../dna/dna-tab.tsx')),
  code: lazy(() => import('../code/code-tab.tsx')),
  results: lazy(() => import('../results/results-tab.tsx')),
  insights: lazy(() => import('../insights/insights-tab.tsx')),
  trace: lazy(() => import('../trace/trace-tab.tsx')),
};

/** The side pane: what is known of the data, and what an answer rests on. */
export function Inspector({ onClose }: { readonly onClose: (() => void) | undefined }) {
  const words = useWords(inspectorWords);
  const names = useWords(layoutWords).tabs;
  const id = useId();
  const tab = useStoreState('workspace', (state) => state.arrangement.sideTab);
  const Panel = panels[tab];
  return (
    <>
      <div className="pane-header inspector-header">
        <Tabs id={id} chosen={tab} />
        {onClose && <IconButton label={words.close} icon={PanelRightClose} onClick={onClose} />}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className="inspector-panel">
        <ErrorBoundary key={tab} place={names[tab]}>
          <Suspense fallback={<div className="inspector-skeleton" />}>
            <Panel />
          </Suspense>
        </ErrorBoundary>
      </div>
    </>
  );
}

function Tabs({ id, chosen }: { readonly id: string; readonly chosen: SideTab }) {
  const words = useWords(inspectorWords);
  const names = useWords(layoutWords).tabs;
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const next = tabAfter(chosen, event.key);
    if (next === undefined) return;
    event.preventDefault();
    arrange({ sideTab: next });
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={words.label} className="tabs" onKeyDown={walk}>
      {sideTabs.map((tab) => (
        <button
          key={tab}
          id={`${id}-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => arrange({ sideTab: tab })}
        >
          {names[tab]}
        </button>
      ))}
    </div>
  );
}

function tabAfter(tab: SideTab, key: string): SideTab | undefined {
  const place = sideTabs.indexOf(tab);
  if (key === 'ArrowRight') return sideTabs[(place + 1) % sideTabs.length];
  if (key === 'ArrowLeft') return sideTabs.at(place - 1);
  if (key === 'Home') return sideTabs[0];
  return key === 'End' ? sideTabs.at(-1) : undefined;
}
