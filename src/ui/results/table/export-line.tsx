import { formatPercent } from '../../format.ts';
import { useWords } from '../../language/use-words.ts';
import { Button } from '../../parts/button.tsx';
import { Progress } from '../../parts/progress.tsx';
import { useStoreState } from '../../stores-context.ts';
import { resultsTableWords } from './words.ts';

/** What is being written, how far it is, and the way to stop it. */
export function ExportLine() {
  const words = useWords(resultsTableWords).exporting;
  const exporting = useStoreState('results', (state) => state.exporting);
  const stop = useStoreState('results', (state) => state.stopExport);
  if (exporting === null) return null;
  return (
    <div className="export-line" role="status">
      <span>
        {words.writing(
          exporting.format.toUpperCase(),
          formatPercent(Math.floor(exporting.fraction * 100) / 100),
        )}
      </span>
      <Progress label={words.progress} value={exporting.fraction} />
      <Button look="quiet" onClick={stop}>
        {words.stop}
      </Button>
    </div>
  );
}
