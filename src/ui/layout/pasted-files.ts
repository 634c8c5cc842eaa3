/** Files on the clipboard, or lines with tabs (a spreadsheet's) or as many commas or semicolons each. */
export function pastedFiles(clipboard: Pick<DataTransfer, 'files' | 'getData'> | null): readonly File[] {
  if (clipboard === null) return [];
  if (clipboard.files.length > 0) return [...clipboard.files];
  const text = clipboard.getData('text/plain');
  const ending = endingOf(text);
  return ending === undefined ? [] : [new File([text], `Pasted table.${ending}`)];
}

/** Text that is pasted where somebody writes belongs there, but for a table from a spreadsheet in a line for words. */
export function isWriting(target: EventTarget | null, clipboard: DataTransfer | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.code-editor') !== null) return true;
  const isField = target.closest('input, textarea, [contenteditable]') !== null;
  const isSheet = /\t/.test(clipboard?.getData('text/plain') ?? '');
  return isField && clipboard?.files.length === 0 && !isSheet;
}

function endingOf(text: string): 'tsv' | 'csv' | undefined {
  const lines = text.trimEnd().split(/\r?\n/);
  if (lines.length < 2) return undefined;
  if (lines.every((line) => line.includes('\t'))) return 'tsv';
  return [',', ';'].some((sign) => isEven(lines, sign)) ? 'csv' : undefined;
}

/** Prose has commas too, but not as many in each line. */
function isEven([first = '', ...others]: readonly string[], sign: string): boolean {
  const count = first.split(sign).length;
  return count > 1 && others.every((line) => line.split(sign).length === count);
}
