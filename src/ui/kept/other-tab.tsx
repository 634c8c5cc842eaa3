import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import './kept.css';

/** Says where the saved tables are when they are not here, and gets them. */
export function OtherTab() {
  const isElsewhere = useStoreState('engines', (state) => state.sql.isOwnedElsewhere === true);
  const isGivenUp = useStoreState('kept', (state) => state.isGivenUp);
  const asking = useStoreState('kept', (state) => state.asking);
  if (!isGivenUp && !isElsewhere) return null;
  if (asking !== undefined) return <Asking isSaving={asking === 'saving'} />;
  return isGivenUp ? <GivenUp /> : <Elsewhere />;
}

function Elsewhere() {
  const takeOver = useStoreState('kept', (state) => state.takeOver);
  return (
    <Banner>
      <p>Your saved tables are open in another tab. What you open here lasts until this tab is closed.</p>
      <Button onClick={() => void takeOver()}>Use them here</Button>
    </Banner>
  );
}

function Asking({ isSaving }: { readonly isSaving: boolean }) {
  const cancel = useStoreState('kept', (state) => state.cancelTakeOver);
  return (
    <Banner>
      <p role="status">
        {isSaving
          ? 'The other tab is saving. The tables come here when it is done.'
          : 'Asking the other tab for the saved tables…'}
      </p>
      <Button onClick={cancel}>Leave them there</Button>
    </Banner>
  );
}

function GivenUp() {
  const takeOver = useStoreState('kept', (state) => state.takeOver);
  return (
    <Banner role="alert">
      <p>
        Another tab has taken over the saved tables. Answers stay readable here; questions are answered there.
      </p>
      <Button onClick={() => void takeOver()}>Take them back</Button>
    </Banner>
  );
}

function Banner({ role, children }: { readonly role?: 'alert'; readonly children: ReactNode }) {
  return (
    <section className="kept-banner" aria-label="Saved tables" {...(role === undefined ? {} : { role })}>
      {children}
    </section>
  );
}
