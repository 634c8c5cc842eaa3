import { Button } from '../parts/button.tsx';
import { PrivacyDial } from '../privacy/dial.tsx';
import { Masking } from '../privacy/masking.tsx';
import { Preview } from '../privacy/preview.tsx';
import { useStoreState } from '../stores-context.ts';

export function Told() {
  const trace = useStoreState('workspace', (state) => state.trace);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const openLedger = () => {
    showSettings(null);
    trace({ of: 'requests', questionId: null });
  };
  return (
    <>
      <PrivacyDial />
      <Masking />
      <Preview />
      <Button look="quiet" onClick={openLedger}>
        Open the ledger
      </Button>
    </>
  );
}
