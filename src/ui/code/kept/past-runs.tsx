import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PastRun } from '../../../core/past-run.ts';
import { formatDuration } from '../../format.ts';
import { useWords } from '../../language/use-words.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Empty } from '../../parts/empty.tsx';
import { useStoreState, useStores } from '../../stores-context.ts';
import { languageNames } from '../language.ts';
import { matches, SearchField } from './search-field.tsx';
import { whenWords } from './when-words.ts';
import { codeKeptWords } from './words.ts';
import './kept-list.css';

const mostShown = 100;

/** What was run before, each code once, the last run of it first. */
export function PastRuns({ onRestore }: { readonly onRestore: (run: PastRun) => void }) {
  const words = useWords(codeKeptWords).runs;
  const { more } = useWords(codeKeptWords);
  const { history } = useStores();
  const runs = useStoreState('history', (state) => state.runs);
  const clear = useStoreState('history', (state) => state.clear);
  const [wanted, setWanted] = useState('');
  useEffect(() => void history.getState().read(), [history]);
  if (runs.length === 0) {
    return (
      <Empty title={words.emptyTitle}>
        <p>{words.empty}</p>
      </Empty>
    );
  }
  const found = onceEach(runs).filter(({ run }) => matches(`${run.code} ${run.inputSql}`, wanted));
  return (
    <div className="kept">
      <div className="kept-head">
        <SearchField label={words.search} value={wanted} onChange={setWanted} />
        <Confirm
          label={words.forget}
          icon={Trash2}
          question={words.areToBeForgotten}
          action={words.forgetThem}
          onConfirm={() => void clear()}
        />
      </div>
      {found.length === 0 && <p className="console-note">{words.noneFound}</p>}
      <ul>
        {found.slice(0, mostShown).map(({ run, times }) => (
          <li key={run.id} className="kept-row">
            <button type="button" className="kept-choice" onClick={() => onRestore(run)}>
              <span className={`kept-kind of-${run.language === 'sql' ? 'query' : 'script'}`}>
                {languageNames[run.language]}
              </span>
              <code className="past-code">{shortened(run)}</code>
              <span className={`kept-about label ${run.outcome === 'failed' ? 'is-bad' : ''}`}>
                {aboutRun(run, times, words)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > mostShown && <p className="console-note">{more(found.length - mostShown)}</p>}
    </div>
  );
}

interface RepeatedRun {
  /** The last one. */
  readonly run: PastRun;
  readonly times: number;
}

function onceEach(runs: readonly PastRun[]): readonly RepeatedRun[] {
  const byCode = new Map<string, RepeatedRun>();
  for (const run of runs) {
    const key = JSON.stringify([run.language, run.code.trim(), run.inputSql]);
    const known = byCode.get(key);
    byCode.set(key, { run: known?.run ?? run, times: (known?.times ?? 0) + 1 });
  }
  return [...byCode.values()];
}

/** A query is broken anywhere, Python only where it is. */
function shortened({ language, code }: PastRun): string {
  return language === 'sql' ? code.trim().replaceAll(/\s+/g, ' ') : code.trim();
}

function aboutRun(
  { outcome, message, rowCount, elapsedMs, startedAt }: PastRun,
  times: number,
  words: (typeof codeKeptWords)['runs'],
): string {
  const came = {
    done: rowCount === undefined ? words.done : words.rows(rowCount),
    failed: words.failed((message ?? '').split('\n')[0] ?? ''),
    stopped: words.stopped,
  }[outcome];
  const often = times === 1 ? [] : [words.times(times)];
  return [whenWords(startedAt), formatDuration(elapsedMs), ...often, came].join(' · ');
}
