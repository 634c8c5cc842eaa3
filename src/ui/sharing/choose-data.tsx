import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { ReplayRun } from '../../state/replay.ts';
import { counted } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { useReplay } from './sharing-context.ts';
import { useRunOnFiles } from './use-run-on-files.tsx';

/** The data to run an analysis on: a file that is dropped or picked, or one that is open. */
export function ChooseData({ run }: { readonly run: ReplayRun }) {
  const open = useStoreState('datasets', (state) => state.datasets);
  const choose = useReplay((state) => state.choose);
  const files = useRunOnFiles(run.analysis);
  const [isOver, setIsOver] = useState(false);
  const isBusy = files.isOpening || run.phase === 'matching';
  return (
    <section className="choose-data" aria-label="Data">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same by keyboard */}
      <div
        className={isOver ? 'drop-here is-over' : 'drop-here'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          // The page behind takes what is dropped anywhere else.
          event.nativeEvent.stopImmediatePropagation();
          setIsOver(false);
          files.take([...event.dataTransfer.files]);
        }}
      >
        <p className="drop-here-title">{isBusy ? 'Reading the file' : 'Drop a file to run it on'}</p>
        <p>Next month's, say. Columns are found by name; you are asked where that is not sure.</p>
        <Button look="primary" icon={FileUp} onClick={files.pick} disabled={isBusy}>
          Choose a file
        </Button>
        {files.input}
      </div>
      {(files.failure ?? run.failure) !== null && (
        <p role="alert" className="replay-failure">
          {files.failure ?? run.failure}
        </p>
      )}
      {open.length > 0 && (
        <div className="open-data">
          <h2>Or data that is open</h2>
          <ul>
            {open.map(({ dataset, isAway }) => (
              <li key={dataset.id}>
                <button
                  type="button"
                  disabled={isAway === true || isBusy}
                  onClick={() => void choose(dataset.id)}
                >
                  <span>{dataset.source.fileName}</span>
                  <span className="label">
                    {isAway === true ? 'not there now' : counted(dataset.tables[0]?.rowCount ?? 0, 'row')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
