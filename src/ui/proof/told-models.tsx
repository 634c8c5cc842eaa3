import { useEffect } from 'react';
import { counted, formatBytes } from '../format.ts';
import { useStoreState } from '../stores-context.ts';
import { LedgerRow } from '../trace/ledger-row.tsx';
import '../trace/ledger.css';

/** More than these are in the trace. */
const mostShown = 20;

/** What models were sent from this browser, to the letter. */
export function ToldModels() {
  const entries = useStoreState('ledger', (state) => state.entries);
  const read = useStoreState('ledger', (state) => state.read);
  useEffect(() => void read(), [read]);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  return (
    <section aria-labelledby="proof-ledger">
      <h2 id="proof-ledger">What models were sent</h2>
      {entries.length === 0 ? (
        <p>
          Nothing. Models are asked only when you choose one; then every request to them is written down here,
          word for word.
        </p>
      ) : (
        <>
          <p>
            {`${counted(entries.length, 'request')} with ${formatBytes(bytes)} in all, since the ledger was last cleared. Open one to read what was sent.`}
          </p>
          <ol className="ledger-entries">
            {entries
              .slice(-mostShown)
              .toReversed()
              .map((entry) => (
                <LedgerRow key={entry.id} entry={entry} />
              ))}
          </ol>
          {entries.length > mostShown && (
            <p className="label">{`The last ${mostShown}. All of them are in the trace.`}</p>
          )}
        </>
      )}
    </section>
  );
}
