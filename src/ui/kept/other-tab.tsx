import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import './kept.css';

/** Says where the saved tables are when they are not here, and gets them. */
export function OtherTab() {
  const isElsewhere = useStoreState('engines', (state) => state.sql.isOwnedElsewhere === true);
  const isGivenUp = useStoreState('kept', (state) => state.isGivenUp);
  if (isGivenUp) return <GivenUp />;
  return isElsewhere ? <Elsewhere /> : null;
}

function Elsewhere() {
  const takeOver = useStoreState('kept', (state) => state.takeOver);
  const isTakingOver = useStoreState('kept', (state) => state.isTakingOver);
  return (
    <section className="kept-banner" aria-label="Saved tables">
      <p>Your saved tables are open in another tab. What you open here lasts until this tab is closed.</p>
      <Button disabled={isTakingOver} onClick={() => void takeOver()}>
        {isTakingOver ? 'Asking the other tab…' : 'Use them here'}
      </Button>
    </section>
  );
}

function GivenUp() {
  const takeOver = useStoreState('kept', (state) => state.takeOver);
  return (
    <section className="kept-banner" role="alert" aria-label="Saved tables">
      <p>
        Another tab has taken over the saved tables. Answers stay readable here; questions are answered there.
      </p>
      <Button onClick={() => void takeOver()}>Take them back</Button>
    </section>
  );
}
