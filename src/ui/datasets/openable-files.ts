/** Files read of a folder at most: one taken by mistake, a home directory say, must end. */
export const mostFolderFiles = 500;

/** Of a folder's files those that can be opened; where there is none, one that says why not. */
export function openableOf(files: readonly File[], endings: readonly string[]): readonly File[] {
  const openable = files.filter(({ name }) => endings.some((ending) => name.toLowerCase().endsWith(ending)));
  return openable.length > 0 ? openable : files.slice(0, 1);
}

/** Of a folder that was picked, as much as of one that is dropped: hidden files and folders are left out. */
export function openableInPicked(picked: readonly File[], endings: readonly string[]): readonly File[] {
  const shown = picked.filter(({ webkitRelativePath: path }) => !/(^|\/)\./.test(path));
  const inOrder = shown.toSorted((a, b) => a.webkitRelativePath.localeCompare(b.webkitRelativePath));
  return openableOf(inOrder, endings).slice(0, mostFolderFiles);
}
