import { type ChangeEvent, useState } from 'react';
import type { ReadChoices } from '../../core/import-report.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { useStoreState } from '../stores-context.ts';

/** A reading that waits for its file, where the page does not have it any more. */
export interface Reading {
  readonly waiting: ReadChoices | undefined;
  readonly start: (choices: ReadChoices, file?: File) => void;
}

export function useReadAgain(open: OpenDataset): Reading {
  const readAgain = useStoreState('datasets', (state) => state.readAgain);
  const [waiting, setWaiting] = useState<ReadChoices>();
  const start = (choices: ReadChoices, file: File | undefined = open.file) => {
    if (file === undefined) {
      setWaiting(choices);
      return;
    }
    setWaiting(undefined);
    void readAgain(open.dataset.id, choices, file);
  };
  return { waiting, start };
}

/** Says that a file is read again, or asks for it. */
export function ReadAgain({ open, reading }: { readonly open: OpenDataset; readonly reading: Reading }) {
  if (open.isReadAgain) return <p role="status">{`Reading ${open.dataset.source.fileName} again…`}</p>;
  const { waiting } = reading;
  if (waiting === undefined) return null;
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (file !== undefined) reading.start(waiting, file);
  };
  return (
    <label className="import-file">
      <span>{`To read it again, choose ${open.dataset.source.fileName} once more: the page was reloaded since.`}</span>
      <input type="file" onChange={take} />
    </label>
  );
}
