import { type ChangeEvent, createContext, type ReactNode, use, useRef } from 'react';
import { useStoreState } from '../stores-context.ts';
import { useAcceptedEndings } from './accepted-endings.ts';

const OpenPicker = createContext<() => void>(() => undefined);

/** The page's one input for files with data. It outlives the places that open it: what is picked is never lost. */
export function FileInput({ children }: { readonly children: ReactNode }) {
  const addFiles = useStoreState('datasets', (state) => state.addFiles);
  const endings = useAcceptedEndings();
  const input = useRef<HTMLInputElement>(null);
  const takeFiles = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    if (files.length > 0) void addFiles(files);
  };
  return (
    <OpenPicker value={() => input.current?.click()}>
      {children}
      <input ref={input} type="file" multiple hidden accept={acceptOf(endings)} onChange={takeFiles} />
    </OpenPicker>
  );
}

/** Opens the browser's own dialog for files. */
export function usePickFiles(): () => void {
  return use(OpenPicker);
}

interface FilePickerProps {
  readonly className: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Opens the browser's own dialog for files; looks like what its place needs. */
export function FilePicker({ className, label, children }: FilePickerProps) {
  const open = usePickFiles();
  return (
    <button type="button" className={className} onClick={open} aria-label={label}>
      {children}
    </button>
  );
}

/** A picker knows single endings only: for `.csv.gz` it must be told `.gz`. */
function acceptOf(endings: readonly string[]): string {
  return [...new Set(endings.map((ending) => ending.slice(ending.lastIndexOf('.'))))].join(',');
}
