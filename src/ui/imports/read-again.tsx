import { type ChangeEvent, useState } from 'react';
import type { ReadChoices } from '../../core/import-report.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { importsWords } from './words.tsx';

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
  const words = useWords(importsWords).again;
  const { fileName } = open.dataset.source;
  if (open.isReadAgain) return <p role="status">{words.isReading(fileName)}</p>;
  const { waiting } = reading;
  if (waiting === undefined) return null;
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (file !== undefined) reading.start(waiting, file);
  };
  return (
    <label className="import-file">
      <span>{words.choose(fileName)}</span>
      <input type="file" onChange={take} />
    </label>
  );
}
