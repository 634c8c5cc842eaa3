import { Plus, Trash2 } from 'lucide-react';
import type { OpenDataset } from '../../state/datasets.ts';
import { counted, formatBytes, formatCount } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { CombineOffers } from './combine-offers.tsx';
import { FilePicker, FolderPicker } from './file-picker.tsx';
import { LoadingFiles } from './loading-files.tsx';
import '../layout/side-list.css';
import './dataset-standing.css';

export function DatasetList() {
  const datasets = useStoreState('datasets', (state) => state.datasets);
  const activeId = useStoreState('datasets', (state) => state.activeId);
  return (
    <section className="side-list" aria-labelledby="datasets-title">
      <header>
        <h2 id="datasets-title">Datasets</h2>
        <span>
          <FilePicker className="side-add">
            <Plus size={14} aria-hidden />
            Add files
          </FilePicker>
          <FolderPicker label="Add a folder" />
        </span>
      </header>
      <ul>
        {datasets.map((open) => (
          <DatasetRow key={open.dataset.id} open={open} isActive={open.dataset.id === activeId} />
        ))}
      </ul>
      {datasets.length === 0 && <p className="side-empty">None open. Drop a file anywhere.</p>}
      <CombineOffers />
      <LoadingFiles />
    </section>
  );
}

function DatasetRow({ open, isActive }: { readonly open: OpenDataset; readonly isActive: boolean }) {
  const activate = useStoreState('datasets', (state) => state.activate);
  const remove = useStoreState('datasets', (state) => state.remove);
  const { id, name, source } = open.dataset;
  return (
    <li className="side-row">
      <button
        type="button"
        className="side-choice"
        aria-current={isActive ? 'true' : undefined}
        onClick={() => activate(id)}
      >
        <span className="side-name" title={source.fileName}>
          {name}
        </span>
        <span className="label digits">{sizeWords(open)}</span>
      </button>
      <Confirm
        label={`Remove ${name}`}
        icon={Trash2}
        question={`Remove ${name} from this browser? The file itself stays where it is.`}
        action="Remove"
        onConfirm={() => void remove(id)}
      />
      {open.profileProgress < 1 && <Progress label={`Measuring ${name}`} value={open.profileProgress} />}
      <Standing open={open} />
    </li>
  );
}

/** What a reload, or one that has been, does to it. */
function Standing({ open }: { readonly open: OpenDataset }) {
  const words = standingWords(open);
  if (words === undefined) return null;
  return (
    <div className="dataset-standing">
      <p className="label">{words}</p>
      {open.isAway === true && open.file !== undefined && <ReadHere open={open} />}
      {open.isAway !== true && open.isUnsavable === true && <SaveAgain name={open.dataset.name} />}
    </div>
  );
}

/** The page still has the file that the engine has lost. */
function ReadHere({ open }: { readonly open: OpenDataset }) {
  const readAgain = useStoreState('datasets', (state) => state.readAgain);
  const { id, source, name } = open.dataset;
  return (
    <Button
      disabled={open.isReadAgain}
      aria-label={`Read ${name} again`}
      onClick={() => void readAgain(id, source.choices)}
    >
      {open.isReadAgain ? 'Reading' : 'Read it again'}
    </Button>
  );
}

function SaveAgain({ name }: { readonly name: string }) {
  const saveAgain = useStoreState('datasets', (state) => state.saveAgain);
  return (
    <Button aria-label={`Save ${name} again`} onClick={() => void saveAgain()}>
      Save again
    </Button>
  );
}

function standingWords({
  isAway,
  isLost,
  isUnsavable,
  isSaved,
  profileProgress,
  dataset,
  file,
}: OpenDataset) {
  if (isAway === true) {
    const lost = isLost === true ? 'Its data is gone.' : 'Read in place, and let go.';
    if (dataset.source.format === 'combined') return `${lost} Combine its files again.`;
    return file === undefined ? `${lost} Drop ${dataset.source.fileName} again to ask about it.` : lost;
  }
  if (isUnsavable === true)
    return 'Could not be saved: it lasts until this tab is closed. Remove a dataset to make room.';
  if (profileProgress === 1 && !isSaved) return 'Being saved. A reload now would lose it.';
  return undefined;
}

function sizeWords({ dataset: { tables, source } }: OpenDataset): string {
  const [only, ...others] = tables;
  const size = formatBytes(source.byteSize);
  if (only === undefined) return size;
  if (others.length > 0) return `${counted(tables.length, 'table')} · ${size}`;
  return `${formatCount(only.rowCount)} × ${formatCount(only.columns.length)} · ${size}`;
}
