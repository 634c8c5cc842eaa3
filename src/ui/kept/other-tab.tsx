import type { ReactNode } from 'react';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { keptWords } from './words.ts';
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
  const words = useWords(keptWords).otherTab;
  const takeOver = useStoreState('kept', (state) => state.takeOver);
  return (
    <Banner>
      <p>{words.elsewhere}</p>
      <Button onClick={() => void takeOver()}>{words.useHere}</Button>
    </Banner>
  );
}

function Asking({ isSaving }: { readonly isSaving: boolean }) {
  const words = useWords(keptWords).otherTab;
  const cancel = useStoreState('kept', (state) => state.cancelTakeOver);
  return (
    <Banner>
      <p role="status">{isSaving ? words.isSaving : words.isAsked}</p>
      <Button onClick={cancel}>{words.leave}</Button>
    </Banner>
  );
}

function GivenUp() {
  const words = useWords(keptWords).otherTab;
  const takeOver = useStoreState('kept', (state) => state.takeOver);
  return (
    <Banner role="alert">
      <p>{words.givenUp}</p>
      <Button onClick={() => void takeOver()}>{words.takeBack}</Button>
    </Banner>
  );
}

function Banner({ role, children }: { readonly role?: 'alert'; readonly children: ReactNode }) {
  const words = useWords(keptWords).otherTab;
  return (
    <section className="kept-banner" aria-label={words.label} {...(role === undefined ? {} : { role })}>
      {children}
    </section>
  );
}
