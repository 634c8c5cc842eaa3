import { formatPercent } from '../../format.ts';
import { Button } from '../../parts/button.tsx';
import { Progress } from '../../parts/progress.tsx';
import { useStoreState } from '../../stores-context.ts';

/** What is being written, how far it is, and the way to stop it. */
export function ExportLine() {
  const exporting = useStoreState('results', (state) => state.exporting);
  const stop = useStoreState('results', (state) => state.stopExport);
  if (exporting === null) return null;
  return (
    <div className="export-line" role="status">
      <span>{`Writing the ${exporting.format.toUpperCase()} file, ${formatPercent(Math.floor(exporting.fraction * 100) / 100)}`}</span>
      <Progress label="Writing the file" value={exporting.fraction} />
      <Button look="quiet" onClick={stop}>
        Stop
      </Button>
    </div>
  );
}
