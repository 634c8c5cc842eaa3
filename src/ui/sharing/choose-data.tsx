import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { ReplayRun } from '../../state/replay.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { useReplay } from './sharing-context.ts';
import { useRunOnFiles } from './use-run-on-files.tsx';
import { sharingWords } from './words.tsx';
import './choose-data.css';

/** The data to run an analysis on: a file that is dropped or picked, or one that is open. */
export function ChooseData({ run }: { readonly run: ReplayRun }) {
  const words = useWords(sharingWords).chooseData;
  const open = useStoreState('datasets', (state) => state.datasets);
  const choose = useReplay((state) => state.choose);
  const files = useRunOnFiles(run.analysis);
  const [isOver, setIsOver] = useState(false);
  const isBusy = files.isOpening || run.phase === 'matching';
  return (
    <section className="choose-data" aria-label={words.title}>
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
        <p className="drop-here-title">{isBusy ? words.isReading : words.drop}</p>
        <p>{words.hint}</p>
        <Button look="primary" icon={FileUp} onClick={files.pick} disabled={isBusy}>
          {words.choose}
        </Button>
        {files.input}
      </div>
      {(files.failure ?? run.failure) !== null && (
        <p role="alert" className="replay-failure">
          {files.failure ?? run.failure}
        </p>
      )}
      {open.length > 0 && (
        <div className="open-datasets">
          <h2>{words.orOpen}</h2>
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
                    {isAway === true ? words.isAway : words.rows(dataset.tables[0]?.rowCount ?? 0)}
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
