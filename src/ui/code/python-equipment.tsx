import { PackagePlus } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import type { PythonStatus } from '../../core/engine.ts';
import { formatPercent } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Coded } from '../parts/coded.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { isWheel, outcomeWords, useAddWheels, wheelEnding } from './use-add-wheels.ts';
import { wheelWords } from './wheel-words.ts';
import { codeWords } from './words.ts';

/** Names that a quiet line has room for. */
const named = 3;

/** What code can import, and how to have more. */
export function PythonEquipment({ status }: { readonly status: PythonStatus }) {
  const words = useWords(codeWords).equipment;
  const known = useKnown(status);
  return (
    <details className="python-equipment">
      <summary>{equipmentWords(status, known, words)}</summary>
      <div className="python-equipment-body">
        <Packages status={known} />
        <Wheels />
        {known.version !== undefined && <p className="label">{words.pyodide(known.version)}</p>}
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

type EquipmentWords = (typeof codeWords)['equipment'];

function equipmentWords(status: PythonStatus, known: PythonStatus, words: EquipmentWords): string {
  if (known.state === 'ready') {
    const packages = packagesWords(known.packages, words);
    return status === known ? words.ready(packages) : words.gettingReady(packages);
  }
  switch (known.state) {
    case 'asleep':
      return words.asleep;
    case 'starting':
      return words.starting(formatPercent(Math.round(known.progress * 100) / 100));
    case 'failed':
      return words.failed;
  }
}

function packagesWords(packages: readonly string[], words: EquipmentWords): string {
  if (packages.length === 0) return words.libraryOnly;
  const rest = packages.length - named;
  return rest > 0 ? words.libraryAndMore(packages.slice(0, named), rest) : words.library(packages);
}

function Packages({ status }: { readonly status: PythonStatus }) {
  const words = useWords(codeWords).equipment;
  const { packages, state, reason } = status;
  if (state === 'failed') return <p role="alert">{reason ?? words.reload}</p>;
  if (packages.length > 0) {
    return (
      <>
        <p>
          <Coded text={words.beside} />
        </p>
        <ul className="python-packages" aria-label={words.packages}>
          {packages.map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (state !== 'ready') return <p>{words.unknown}</p>;
  return (
    <p>
      <Coded text={words.none} />
    </p>
  );
}

/** Files of one's own, for as long as the page is open. */
function Wheels() {
  const words = useWords(codeWords).equipment;
  const wheelSays = useWords(wheelWords);
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
        {words.addWheel}
      </label>
      <p className="label">{words.aboutWheels}</p>
      <ul aria-label={words.wheels}>
        {wheels.map((wheel) => (
          <li key={wheel.fileName} className={wheel.outcome.state === 'failed' ? 'is-bad' : ''}>
            {outcomeWords(wheel, wheelSays)}
            {wheel.outcome.state === 'installing' && (
              <Progress label={wheelSays.installing(wheel.fileName)} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
