import { useEffect } from 'react';
import { formatBytes } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { LedgerRow } from '../trace/ledger-row.tsx';
import { proofWords } from './words.ts';
import '../trace/ledger.css';

/** More than these are in the trace. */
const mostShown = 20;

/** What models were sent from this browser, to the letter. */
export function ToldModels() {
  const words = useWords(proofWords).models;
  const entries = useStoreState('ledger', (state) => state.entries);
  const read = useStoreState('ledger', (state) => state.read);
  useEffect(() => void read(), [read]);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  return (
    <section aria-labelledby="proof-ledger">
      <h2 id="proof-ledger">{words.title}</h2>
      {entries.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p>{words.sent(entries.length, formatBytes(bytes))}</p>
          <ol className="ledger-entries">
            {entries
              .slice(-mostShown)
              .toReversed()
              .map((entry) => (
                <LedgerRow key={entry.id} entry={entry} />
              ))}
          </ol>
          {entries.length > mostShown && <p className="label">{words.onlyLast(mostShown)}</p>}
        </>
      )}
    </section>
  );
}
