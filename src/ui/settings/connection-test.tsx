import { CircleAlert, CircleCheck, PlugZap } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { settingsWords } from './words.tsx';

/** Asks the model for a word, and says what came of it. */
export function ConnectionTest() {
  const words = useWords(settingsWords).test;
  const test = useStoreState('models', (state) => state.test);
  const testConnection = useStoreState('models', (state) => state.testConnection);
  const isTesting = test.state === 'testing';
  return (
    <div className="connection-test">
      <Button icon={PlugZap} disabled={isTesting} onClick={() => void testConnection()}>
        {isTesting ? words.isTesting : words.test}
      </Button>
      <p className="label">{words.about}</p>
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
