import { Plus, Trash2 } from 'lucide-react';
import type { OpenDataset } from '../../state/datasets.ts';
import { formatBytes, formatCount } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { CombineOffers } from './combine-offers.tsx';
import { FilePicker, FolderPicker } from './file-picker.tsx';
import { LoadingFiles } from './loading-files.tsx';
import { datasetsWords } from './words.ts';
import '../layout/side-list.css';
import './dataset-standing.css';

export function DatasetList() {
  const words = useWords(datasetsWords).list;
  const datasets = useStoreState('datasets', (state) => state.datasets);
  const activeId = useStoreState('datasets', (state) => state.activeId);
  return (
    <section className="side-list" aria-labelledby="datasets-title">
      <header>
        <h2 id="datasets-title">{words.title}</h2>
        <span>
          <FilePicker className="side-add">
            <Plus size={14} aria-hidden />
            {words.addFiles}
          </FilePicker>
          <FolderPicker label={words.addFolder} />
        </span>
      </header>
      <ul>
        {datasets.map((open) => (
          <DatasetRow key={open.dataset.id} open={open} isActive={open.dataset.id === activeId} />
        ))}
      </ul>
      {datasets.length === 0 && <p className="side-empty">{words.empty}</p>}
      <CombineOffers />
      <LoadingFiles />
    </section>
  );
}

function DatasetRow({ open, isActive }: { readonly open: OpenDataset; readonly isActive: boolean }) {
  const words = useWords(datasetsWords).list;
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
        <span className="label digits">{sizeWords(open, words)}</span>
      </button>
      <Confirm
        label={words.remove(name)}
        icon={Trash2}
        question={words.isToBeRemoved(name)}
        action={words.removeIt}
        onConfirm={() => void remove(id)}
      />
      {open.profileProgress < 1 && <Progress label={words.measuring(name)} value={open.profileProgress} />}
      <Standing open={open} />
    </li>
  );
}

/** What a reload, or one that has been, does to it. */
function Standing({ open }: { readonly open: OpenDataset }) {
  const standing = standingWords(open, useWords(datasetsWords).standing);
  if (standing === undefined) return null;
  return (
    <div className="dataset-standing">
      <p className="label">{standing}</p>
      {open.isAway === true && open.file !== undefined && <ReadHere open={open} />}
      {open.isAway !== true && open.isUnsavable === true && <SaveAgain name={open.dataset.name} />}
    </div>
  );
}

/** The page still has the file that the engine has lost. */
function ReadHere({ open }: { readonly open: OpenDataset }) {
  const words = useWords(datasetsWords).standing;
  const readAgain = useStoreState('datasets', (state) => state.readAgain);
  const { id, source, name } = open.dataset;
  return (
    <Button
      disabled={open.isReadAgain}
      aria-label={words.readThisAgain(name)}
      onClick={() => void readAgain(id, source.choices)}
    >
      {open.isReadAgain ? words.isReading : words.readAgain}
    </Button>
  );
}

function SaveAgain({ name }: { readonly name: string }) {
  const words = useWords(datasetsWords).standing;
  const saveAgain = useStoreState('datasets', (state) => state.saveAgain);
  return (
    <Button aria-label={words.saveThisAgain(name)} onClick={() => void saveAgain()}>
      {words.saveAgain}
    </Button>
  );
}

type StandingWords = typeof datasetsWords.standing;

function standingWords(open: OpenDataset, words: StandingWords): string | undefined {
  if (open.isAway === true) return awayWords(open, words);
  if (open.isUnsavable === true) return words.isUnsavable;
  return open.profileProgress === 1 && !open.isSaved ? words.isBeingSaved : undefined;
}

function awayWords({ isLost, dataset: { source }, file }: OpenDataset, words: StandingWords): string {
  const why = isLost === true ? 'lost' : 'letGo';
  if (source.format === 'combined') return words[`${why}CombineAgain`];
  return file === undefined ? words[`${why}DropAgain`](source.fileName) : words[why];
}

function sizeWords({ dataset: { tables, source } }: OpenDataset, words: typeof datasetsWords.list): string {
  const [only, ...others] = tables;
  const size = formatBytes(source.byteSize);
  if (only === undefined) return size;
  if (others.length > 0) return words.tables(tables.length, size);
  return `${formatCount(only.rowCount)} × ${formatCount(only.columns.length)} · ${size}`;
}
