import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { PrivacyDial } from '../privacy/dial.tsx';
import { Masking } from '../privacy/masking.tsx';
import { Preview } from '../privacy/preview.tsx';
import { useStoreState } from '../stores-context.ts';
import { settingsWords } from './words.tsx';

export function Told() {
  const words = useWords(settingsWords).told;
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
        {words.openLedger}
      </Button>
    </>
  );
}
