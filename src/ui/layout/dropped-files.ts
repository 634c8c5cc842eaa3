import { mostFolderFiles, openableOf } from '../datasets/openable-files.ts';

type Dropped = Pick<DataTransfer, 'items'>;

export function hasFolder(dropped: Dropped): boolean {
  return entriesIn(dropped).some(({ isDirectory }) => isDirectory);
}

/** Of what was dropped, folders with all in them that can be opened; hidden files are left out. */
export async function filesInFolders(dropped: Dropped, endings: readonly string[]): Promise<readonly File[]> {
  const entries = entriesIn(dropped);
  const files: File[] = [];
  for (const entry of entries) await gather(entry, files);
  return openableOf(files, endings);
}

function entriesIn({ items }: Dropped): readonly FileSystemEntry[] {
  return [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

async function gather(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length >= mostFolderFiles || entry.name.startsWith('.')) return;
  if (isFile(entry)) files.push(await fileOf(entry));
  else if (isDirectory(entry)) for (const inside of await entriesOf(entry)) await gather(inside, files);
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives its entries in pieces, an empty one at the end. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (piece.length === 0) return entries.toSorted((a, b) => a.name.localeCompare(b.name));
    entries.push(...piece);
  }
}
