import { X } from 'lucide-react';
import type { LoadProgress } from '../../core/engine.ts';
import type { LoadingFile } from '../../state/datasets.ts';
import { counted, formatBytes, formatCount } from '../format.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import './loading-files.css';

/** Files on their way in, and those that could not be read. */
export function LoadingFiles() {
  const loading = useStoreState('datasets', (state) => state.loading);
  if (loading.length === 0) return null;
  return (
    <ul className="loading-files" aria-label="Files being read">
      {loading.map((file) => (
        <li key={file.id}>{file.failure === undefined ? <Loading file={file} /> : <Failed file={file} />}</li>
      ))}
    </ul>
  );
}

function Loading({ file: { id, fileName, progress } }: { readonly file: LoadingFile }) {
  const cancel = useStoreState('datasets', (state) => state.cancelLoading);
  return (
    <div className="loading-file">
      <p className="loading-name" title={fileName}>
        {fileName}
      </p>
      <IconButton label={`Cancel reading ${fileName}`} icon={X} onClick={() => cancel(id)} />
      <Progress label={`Reading ${fileName}`} value={shareRead(progress)} />
      <p className="label digits">{progressWords(progress)}</p>
    </div>
  );
}

function shareRead({ bytesRead, byteSize }: LoadProgress): number | undefined {
  return byteSize === 0 || bytesRead === 0 ? undefined : Math.min(1, bytesRead / byteSize);
}

function progressWords({ rows, bytesRead, byteSize }: LoadProgress): string {
  if (byteSize === 0) return bytesRead === 0 ? 'Fetching' : `Fetching · ${formatBytes(bytesRead)}`;
  const bytes = `${formatBytes(bytesRead)} of ${formatBytes(byteSize)}`;
  return rows === undefined ? bytes : `${counted(rows, 'row')} · ${bytes}`;
}

function Failed({ file: { id, fileName, failure } }: { readonly file: LoadingFile }) {
  const dismiss = useStoreState('datasets', (state) => state.dismissFailure);
  if (failure === undefined) return null;
  return (
    <div className="failed-file" role="alert">
      <p className="loading-name">{`${fileName} was not opened`}</p>
      <p>
        {failure.message}
        {failure.line !== undefined && (
          <span className="failed-line">{`Line ${formatCount(failure.line)}`}</span>
        )}
      </p>
      <p>{failure.advice}</p>
      <Button look="quiet" onClick={() => dismiss(id)}>
        Close
      </Button>
    </div>
  );
}
