import { useState } from 'react';
import type { EngineStatus, PythonStatus } from '../../core/engine.ts';
import { formatPercent } from '../format.ts';
import { Tip } from '../parts/tip.tsx';
import { useStoreState } from '../stores-context.ts';
import './engine-line.css';

/** How far the engines are, in a quiet line. */
export function EngineLine() {
  const sql = useStoreState('engines', (state) => state.sql);
  const python = useStoreState('engines', (state) => state.python);
  return (
    <ul className="engine-line" aria-label="Engines">
      <EngineSign name="DuckDB" state={sql.state} words={sqlWords(sql)} more={sqlMore(sql)} />
      <EngineSign name="Python" state={python.state} words={pythonWords(python)} more={pythonMore(python)} />
      <li>
        <a className="engine-sign" href="#privacy">
          What can leave this tab
        </a>
      </li>
    </ul>
  );
}

interface EngineSignProps {
  readonly name: string;
  readonly state: PythonStatus['state'];
  readonly words: string;
  readonly more: string;
}

function EngineSign({ name, state, words, more }: EngineSignProps) {
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
            {`${name} ${words}`}
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

function sqlWords(status: EngineStatus): string {
  switch (status.state) {
    case 'starting':
      return `loading ${wholePercent(status.progress)}`;
    case 'ready':
      return status.storage === 'memory' ? 'ready, in memory only' : 'ready';
    case 'failed':
      return 'could not start';
  }
}

function sqlMore(status: EngineStatus): string {
  if (status.state === 'failed') return status.reason ?? 'Reload the page to try again.';
  if (status.state === 'starting') return 'The database is being loaded. You can open a file already.';
  return `${keptWords(status)} ${extensionWords(status)}`.trim();
}

function keptWords(status: EngineStatus): string {
  if (status.storage === 'opfs') return 'Tables are kept in this browser and are here after a reload.';
  return `Tables last until this tab is closed. ${status.reason ?? ''}`;
}

/** Extensions are an extra that a build may carry: nothing is said where it carries none. */
function extensionWords({ extensions = [], extensionFailure }: EngineStatus): string {
  if (extensionFailure !== undefined) return extensionFailure;
  return extensions.length === 0 ? '' : `With DuckDB's ${extensions.join(', ')}.`;
}

function pythonWords(status: PythonStatus): string {
  switch (status.state) {
    case 'asleep':
      return 'starts when needed';
    case 'starting':
      return `loading ${wholePercent(status.progress)}`;
    case 'ready':
      return 'ready';
    case 'failed':
      return 'could not start';
  }
}

function pythonMore(status: PythonStatus): string {
  if (status.state === 'failed') return status.reason ?? 'Questions that need SQL only still work.';
  const packages = status.packages.length === 0 ? 'the standard library' : status.packages.join(', ');
  return `Runs in this tab, without a network, with ${packages}.`;
}
