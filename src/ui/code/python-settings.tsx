import { RotateCcw } from 'lucide-react';
import { type TimeLimitMs, timeLimitsMs } from '../../state/console.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { codeWords } from './words.ts';

const timeLimitNames: Readonly<Record<TimeLimitMs, string>> = {
  10000: '10 s',
  60000: '1 min',
  600000: '10 min',
};

/** How long a run may take, and whether the next one finds its variables. */
export function PythonSettings() {
  return (
    <div className="python-settings">
      <TimeLimit />
      <KeepVariables />
    </div>
  );
}

function TimeLimit() {
  const words = useWords(codeWords).settings;
  const chosen = useStoreState('console', (state) => state.timeLimitMs);
  const limitTime = useStoreState('console', (state) => state.limitTime);
  return (
    <label className="python-setting">
      {words.limit}
      <select
        value={chosen}
        onChange={(event) => {
          const next = timeLimitsMs.find((limit) => String(limit) === event.currentTarget.value);
          if (next !== undefined) limitTime(next);
        }}
      >
        {timeLimitsMs.map((limit) => (
          <option key={limit} value={limit}>
            {timeLimitNames[limit]}
          </option>
        ))}
      </select>
    </label>
  );
}

function KeepVariables() {
  const words = useWords(codeWords).settings;
  const { toasts } = useStores();
  const keeps = useStoreState('console', (state) => state.keepsVariables);
  const keepVariables = useStoreState('console', (state) => state.keepVariables);
  const restart = useStoreState('console', (state) => state.restart);
  const restartNow = async () => {
    await restart();
    toasts.getState().show('info', words.restarted);
  };
  return (
    <>
      <label className="python-setting">
        <input
          type="checkbox"
          checked={keeps}
          onChange={(event) => keepVariables(event.currentTarget.checked)}
        />
        {words.keepVariables}
      </label>
      {keeps && <IconButton label={words.restart} icon={RotateCcw} onClick={() => void restartNow()} />}
    </>
  );
}
