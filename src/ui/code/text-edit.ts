/** What a key does to a text: a stretch is replaced, then a stretch is selected. Offsets are 0-based. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly selectFrom: number;
  readonly selectTo: number;
}

/** Types the edit as a person would, so that the browser can undo it. */
export function typeEdit(area: HTMLTextAreaElement, edit: TextEdit): void {
  if (area.value.slice(edit.from, edit.to) === edit.insert) return;
  area.setSelectionRange(edit.from, edit.to);
  if (!typeText(edit.insert)) {
    area.setRangeText(edit.insert);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  area.setSelectionRange(edit.selectFrom, edit.selectTo);
}

function typeText(text: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to change a text area that its undo knows of
  return document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}
