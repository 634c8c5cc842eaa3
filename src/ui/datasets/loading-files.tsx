import { X } from 'lucide-react';
import type { LoadProgress } from '../../core/engine.ts';
import type { LoadingFile } from '../../state/datasets.ts';
import { stateWords } from '../../state/words.ts';
import { formatBytes } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { datasetsWords } from './words.ts';
import './loading-files.css';

/** Files on their way in, and those that could not be read. */
export function LoadingFiles() {
  const words = useWords(datasetsWords).loading;
  const loading = useStoreState('datasets', (state) => state.loading);
  if (loading.length === 0) return null;
  return (
    <ul className="loading-files" aria-label={words.label}>
      {loading.map((file) => (
        <li key={file.id}>{file.failure === undefined ? <Loading file={file} /> : <Failed file={file} />}</li>
      ))}
    </ul>
  );
}

function Loading({ file: { id, fileName, progress } }: { readonly file: LoadingFile }) {
  const words = useWords(datasetsWords).loading;
  const cancel = useStoreState('datasets', (state) => state.cancelLoading);
  return (
    <div className="loading-file">
      <p className="loading-name" title={fileName}>
        {fileName}
      </p>
      <IconButton label={words.cancel(fileName)} icon={X} onClick={() => cancel(id)} />
      <Progress label={words.reading(fileName)} value={shareRead(progress)} />
      <p className="label digits">{progressWords(progress, words)}</p>
    </div>
  );
}

function shareRead({ bytesRead, byteSize }: LoadProgress): number | undefined {
  return byteSize === 0 || bytesRead === 0 ? undefined : Math.min(1, bytesRead / byteSize);
}

function progressWords(
  { rows, bytesRead, byteSize }: LoadProgress,
  words: typeof datasetsWords.loading,
): string {
  if (byteSize === 0) return bytesRead === 0 ? words.fetching : words.fetched(formatBytes(bytesRead));
  const [read, of] = [formatBytes(bytesRead), formatBytes(byteSize)];
  return rows === undefined ? words.bytes(read, of) : words.rows(rows, read, of);
}

function Failed({ file: { id, fileName, failure } }: { readonly file: LoadingFile }) {
  const words = useWords(datasetsWords).loading;
  const dismiss = useStoreState('datasets', (state) => state.dismissFailure);
  const { refused } = useWords(stateWords).datasets;
  if (failure === undefined) return null;
  const { message, advice } = refused(failure);
  return (
    <div className="failed-file" role="alert">
      <p className="loading-name">{words.notOpened(fileName)}</p>
      <p>
        {message}
        {failure.line !== undefined && <span className="failed-line">{words.line(failure.line)}</span>}
      </p>
      <p>{advice}</p>
      <Button look="quiet" onClick={() => dismiss(id)}>
        {words.close}
      </Button>
    </div>
  );
}
