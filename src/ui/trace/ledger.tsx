import { Download, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import type { LedgerEntry } from '../../core/privacy.ts';
import { ledgerLimits } from '../../state/ledger.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Empty } from '../parts/empty.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useStoreState } from '../stores-context.ts';
import { LedgerRow } from './ledger-row.tsx';
import { traceWords } from './words.ts';
import './ledger.css';

/** Every request that left this page: when, where to, how many bytes, and the exact payload. */
export function Ledger() {
  const entries = useLedger();
  const questionId = useStoreState('workspace', (state) => state.traceView.questionId);
  const shown = questionId === null ? entries : entries.filter((entry) => entry.questionId === questionId);
  return (
    <>
      <LedgerHead shown={shown} />
      {shown.length === 0 && <NothingLeft isFiltered={questionId !== null && entries.length > 0} />}
      <ol className="ledger-entries">
        {shown.toReversed().map((entry) => (
          <LedgerRow key={entry.id} entry={entry} />
        ))}
      </ol>
      {entries.length > 0 && <Kept />}
    </>
  );
}

function useLedger(): readonly LedgerEntry[] {
  const entries = useStoreState('ledger', (state) => state.entries);
  const read = useStoreState('ledger', (state) => state.read);
  useEffect(() => void read(), [read]);
  return entries;
}

function LedgerHead({ shown }: { readonly shown: readonly LedgerEntry[] }) {
  const words = useWords(traceWords).ledger;
  const clear = useStoreState('ledger', (state) => state.clear);
  const bytes = shown.reduce((sum, entry) => sum + entry.bytes, 0);
  const save = () =>
    saveFile('insightx-ledger.json', 'application/json', `${JSON.stringify(shown, null, 2)}\n`);
  return (
    <header className="ledger-head">
      <Filter />
      <p className="label digits">{words.sum(shown.length, bytes)}</p>
      <IconButton label={words.saveAsJson} icon={Download} disabled={shown.length === 0} onClick={save} />
      <Confirm
        label={words.clear}
        icon={Trash2}
        question={words.isToBeCleared}
        action={words.clearIt}
        onConfirm={() => void clear()}
      />
    </header>
  );
}

/** All requests, or those of one answer of the open chat. */
function Filter() {
  const words = useWords(traceWords).ledger;
  const chosen = useStoreState('workspace', (state) => state.traceView.questionId);
  const trace = useStoreState('workspace', (state) => state.trace);
  const turns = useStoreState('conversations', (state) => state.turns);
  const asked = turns.filter(({ id, modelUse }) => modelUse !== undefined || id === chosen);
  return (
    <select
      aria-label={words.requestsOf}
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) =>
        trace({ of: 'requests', questionId: value === '' ? null : value })
      }
    >
      <option value="">{words.all}</option>
      {asked.map(({ id, question }) => (
        <option key={id} value={id}>
          {question}
        </option>
      ))}
    </select>
  );
}

function NothingLeft({ isFiltered }: { readonly isFiltered: boolean }) {
  const words = useWords(traceWords).ledger;
  if (isFiltered) return <p className="ledger-none">{words.noneForThis}</p>;
  return (
    <Empty title={words.noneTitle}>
      <p>{words.none}</p>
    </Empty>
  );
}

function Kept() {
  const words = useWords(traceWords).ledger;
  const dropped = useStoreState('ledger', (state) => state.dropped);
  return <p className="ledger-kept label">{words.kept(ledgerLimits.entries, ledgerLimits.bytes, dropped)}</p>;
}
