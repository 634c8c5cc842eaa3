/** Text that may turn out to be a call of a tool, which nobody wants to read. */
export interface HeldText {
  /** What is surely not part of a call. */
  push(text: string): string;
  /** What was held back, to be shown where it was no call after all. */
  end(): string;
}

/** A brace, but not the two of a reference; the fence of a code block; a tag about tools. */
const start = /(?<!\{)\{(?!\{)|```|<\/?\w*(?:tool|function)/i;
/** At the end of what has come, it may still become one. */
const half = /(?<!\{)\{$|`{1,2}$|<\/?\w{0,12}$/;

export function createHeldText(): HeldText {
  let held = '';
  let last = '';
  return {
    push(text) {
      const all = held + text;
      const at = (start.exec(last + all) ?? half.exec(last + all))?.index;
      const shown = at === undefined ? all : all.slice(0, Math.max(0, at - last.length));
      held = all.slice(shown.length);
      last = (last + shown).slice(-1);
      return shown;
    },
    end() {
      const rest = held;
      held = '';
      return rest;
    },
  };
}
