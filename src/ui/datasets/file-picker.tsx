import { FolderPlus } from 'lucide-react';
import { type ChangeEvent, createContext, type ReactNode, use, useRef } from 'react';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { useAcceptedEndings } from './accepted-endings.ts';
import { openableInPicked } from './openable-files.ts';

type Pickable = 'files' | 'folder';

const OpenPicker = createContext<(what: Pickable) => void>(() => undefined);

/** The page's one input for files with data. It outlives the places that open it: what is picked is never lost. */
export function FileInput({ children }: { readonly children: ReactNode }) {
  const addFiles = useStoreState('datasets', (state) => state.addFiles);
  const endings = useAcceptedEndings();
  const input = useRef<HTMLInputElement>(null);
  const takeFiles = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const picked = [...(currentTarget.files ?? [])];
    const files = currentTarget.webkitdirectory ? openableInPicked(picked, endings) : picked;
    currentTarget.value = '';
    if (files.length > 0) void addFiles(files);
  };
  const open = (what: Pickable) => {
    if (input.current === null) return;
    input.current.webkitdirectory = what === 'folder';
    input.current.click();
  };
  return (
    <OpenPicker value={open}>
      {children}
      <input ref={input} type="file" multiple hidden accept={acceptOf(endings)} onChange={takeFiles} />
    </OpenPicker>
  );
}

/** Opens the browser's own dialog for files. */
export function usePickFiles(): () => void {
  const open = use(OpenPicker);
  return () => open('files');
}

/** Opens the browser's own dialog for folders; that for files, where a browser has no other. */
export function FolderPicker({ label }: { readonly label: string }) {
  const open = use(OpenPicker);
  return <IconButton label={label} icon={FolderPlus} onClick={() => open('folder')} />;
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
