import { CircleAlert, CircleCheck, PlugZap } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';

/** Asks the model for a word, and says what came of it. */
export function ConnectionTest() {
  const test = useStoreState('models', (state) => state.test);
  const testConnection = useStoreState('models', (state) => state.testConnection);
  const isTesting = test.state === 'testing';
  return (
    <div className="connection-test">
      <Button icon={PlugZap} disabled={isTesting} onClick={() => void testConnection()}>
        {isTesting ? 'Asking the models' : 'Test'}
      </Button>
      <p className="label">Asks each model for one word, and tells it nothing of your data.</p>
      <div role="status">
        {test.state === 'tested' && (
          <p className={test.test.isFine ? 'test-result is-fine' : 'test-result is-bad'}>
            {test.test.isFine ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
            <span>
              <strong>{test.test.message}</strong> {test.test.advice}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
