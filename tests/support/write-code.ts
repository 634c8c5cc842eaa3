import type { Locator } from 'playwright';

/** Puts code in the place of what is in an editor. Emptied first: the editor learns of a selection later than it is made. */
export async function writeCode(editor: Locator, code: string): Promise<void> {
  await editor.press('ControlOrMeta+a');
  await editor.press('Delete');
  await editor.fill(code);
}
