import { PackagePlus } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import type { PythonStatus } from '../../core/engine.ts';
import { formatPercent } from '../format.ts';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { isWheel, useAddWheels, wheelEnding, wheelWords } from './use-add-wheels.ts';

/** Names that a quiet line has room for. */
const named = 3;

/** What code can import, and how to have more. */
export function PythonEquipment({ status }: { readonly status: PythonStatus }) {
  const known = useKnown(status);
  return (
    <details className="python-equipment">
      <summary>{equipmentWords(status, known)}</summary>
      <div className="python-equipment-body">
        <Packages status={known} />
        <Wheels />
        {known.version !== undefined && <p className="label">{`Pyodide ${known.version}`}</p>}
      </div>
    </details>
  );
}

/** While Python is made ready again between two runs, what it last said of itself still holds. */
function useKnown(status: PythonStatus): PythonStatus {
  const [lastReady, setLastReady] = useState<PythonStatus | undefined>();
  if (status.state === 'ready' && status !== lastReady) setLastReady(status);
  return (status.state === 'starting' ? lastReady : undefined) ?? status;
}

function equipmentWords(status: PythonStatus, known: PythonStatus): string {
  if (known.state === 'ready') {
    const words = `Python · ${packagesWords(known.packages)}`;
    return status === known ? words : `${words} · getting ready again`;
  }
  switch (known.state) {
    case 'asleep':
      return 'Python starts with the first run';
    case 'starting':
      return `Python is starting · ${formatPercent(Math.round(known.progress * 100) / 100)}`;
    case 'failed':
      return 'Python could not start';
  }
}

function packagesWords(packages: readonly string[]): string {
  if (packages.length === 0) return 'standard library only';
  const rest = packages.length - named;
  return `standard library, ${packages.slice(0, named).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function Packages({ status }: { readonly status: PythonStatus }) {
  const { packages, state, reason } = status;
  if (state === 'failed') return <p role="alert">{reason ?? 'Reload the page to try again.'}</p>;
  if (packages.length > 0) {
    return (
      <>
        <p>
          Beside the standard library (<code>statistics</code>, <code>datetime</code>, <code>re</code> and so
          on) code can import:
        </p>
        <ul className="python-packages" aria-label="Packages">
          {packages.map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (state !== 'ready')
    return <p>The standard library is always there; packages are listed once Python is up.</p>;
  return (
    <p>
      This build carries no packages: <code>statistics</code>, <code>math</code>, <code>datetime</code>,{' '}
      <code>csv</code>, <code>re</code> and the rest of the standard library work; <code>import pandas</code>{' '}
      does not.
    </p>
  );
}

/** Files of one's own, for as long as the page is open. */
function Wheels() {
  const wheels = useStoreState('console', (state) => state.wheels);
  const addWheels = useAddWheels();
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])].filter(isWheel);
    event.currentTarget.value = '';
    void addWheels(files);
  };
  return (
    <div className="python-wheels">
      <label className="wheel-picker button">
        <input type="file" multiple className="unseen" accept={wheelEnding} onChange={take} />
        <PackagePlus size={15} aria-hidden />
        Add a wheel (.whl)
      </label>
      <p className="label">Or drop it on the page. Pure Python, or built for Pyodide; not uploaded.</p>
      <ul aria-label="Added wheels">
        {wheels.map((wheel) => (
          <li key={wheel.fileName} className={wheel.outcome.state === 'failed' ? 'is-bad' : ''}>
            {wheelWords(wheel)}
            {wheel.outcome.state === 'installing' && <Progress label={`Installing ${wheel.fileName}`} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
