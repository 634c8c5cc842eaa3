import type { ChangeEvent, ReactNode } from 'react';
import { useStoreState } from '../stores-context.ts';
import { useAcceptedEndings } from './accepted-endings.ts';
import './file-picker.css';

interface FilePickerProps {
  readonly className: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** The page's one input for files with data, inside the label that looks like what the place needs. */
export function FilePicker({ className, label, children }: FilePickerProps) {
  const addFiles = useStoreState('datasets', (state) => state.addFiles);
  const endings = useAcceptedEndings();
  const takeFiles = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    if (files.length > 0) void addFiles(files);
  };
  return (
    <label className={`file-picker ${className}`}>
      <input
        type="file"
        multiple
        className="unseen"
        accept={acceptOf(endings)}
        onChange={takeFiles}
        {...(label === undefined ? {} : { 'aria-label': label })}
      />
      {children}
    </label>
  );
}

/** A picker knows single endings only: for `.csv.gz` it must be told `.gz`. */
function acceptOf(endings: readonly string[]): string {
  return [...new Set(endings.map((ending) => ending.slice(ending.lastIndexOf('.'))))].join(',');
}
