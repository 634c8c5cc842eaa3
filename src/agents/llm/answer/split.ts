/** What a composer writes: words to be shown, then a block of JSON that is not. */
export interface Written {
  readonly prose: string;
  /** Empty where there is none. */
  readonly closing: string;
}

/** The words end at the first code fence, or at a line that begins a JSON object. */
const closingStart = /```|~~~|(?:^|\n)\s*\{(?!\{)\s*(?:"|\n|$)/;

export function splitWritten(text: string): Written {
  const spoken = text.replaceAll(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi, '');
  const at = spoken.search(closingStart);
  return at < 0 ? { prose: spoken, closing: '' } : { prose: spoken.slice(0, at), closing: spoken.slice(at) };
}
