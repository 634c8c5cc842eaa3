import { useState } from 'react';
import type { EngineStatus, PythonStatus } from '../../core/engine.ts';
import { formatPercent } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Tip } from '../parts/tip.tsx';
import { useStoreState } from '../stores-context.ts';
import { layoutWords } from './words.ts';
import './engine-line.css';

/** How far the engines are, in a quiet line. */
export function EngineLine() {
  const words = useWords(layoutWords).engines;
  const sql = useStoreState('engines', (state) => state.sql);
  const python = useStoreState('engines', (state) => state.python);
  return (
    <ul className="engine-line" aria-label={words.label}>
      <EngineSign state={sql.state} title={sqlTitle(sql, words)} more={sqlMore(sql, words)} />
      <EngineSign state={python.state} title={pythonTitle(python, words)} more={pythonMore(python, words)} />
      <li>
        <a className="engine-sign" href="#privacy">
          {words.whatCanLeave}
        </a>
      </li>
    </ul>
  );
}

interface EngineSignProps {
  readonly state: PythonStatus['state'];
  readonly title: string;
  readonly more: string;
}

function EngineSign({ state, title, more }: EngineSignProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <Tip content={more}>
        {(trigger) => (
          <button
            type="button"
            className="engine-sign"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            aria-describedby={trigger.describedBy}
            {...trigger.pointing}
          >
            <span className={`engine-dot ${state}`} aria-hidden="true" />
            {title}
          </button>
        )}
      </Tip>
      {isOpen && <p className="engine-more">{more}</p>}
    </li>
  );
}

function wholePercent(progress: number): string {
  return formatPercent(Math.round(progress * 100) / 100);
}

type EngineWords = typeof layoutWords.engines;

function sqlTitle(status: EngineStatus, words: EngineWords): string {
  switch (status.state) {
    case 'starting':
      return words.duckdbLoading(wholePercent(status.progress));
    case 'ready':
      return status.storage === 'memory' ? words.duckdbInMemory : words.duckdbReady;
    case 'failed':
      return words.duckdbFailed;
  }
}

function sqlMore(status: EngineStatus, words: EngineWords): string {
  if (status.state === 'failed') return status.reason ?? words.duckdbFailedMore;
  if (status.state === 'starting') return words.duckdbLoadingMore;
  const kept = status.storage === 'opfs' ? words.kept : words.notKept(status.reason ?? '');
  return `${kept} ${extensionWords(status, words)}`.trim();
}

/** Extensions are an extra that a build may carry: nothing is said where it carries none. */
function extensionWords({ extensions = [], extensionFailure }: EngineStatus, words: EngineWords): string {
  if (extensionFailure !== undefined) return extensionFailure;
  return extensions.length === 0 ? '' : words.extensions(extensions.join(', '));
}

function pythonTitle(status: PythonStatus, words: EngineWords): string {
  if (status.state === 'starting') return words.pythonLoading(wholePercent(status.progress));
  return words.python[status.state];
}

function pythonMore(status: PythonStatus, words: EngineWords): string {
  if (status.state === 'failed') return status.reason ?? words.pythonFailedMore;
  return words.pythonMore(status.packages.length === 0 ? words.standardLibrary : status.packages.join(', '));
}
