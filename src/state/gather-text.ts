export interface TextGatherer {
  readonly add: (text: string) => void;
  /** Hands on at once what is still held back. */
  readonly flush: () => void;
}

/** Hands many small pieces on as few larger ones: the first at once, the others at most every `everyMs`. */
export function gatherText(everyMs: number, handOn: (text: string) => void): TextGatherer {
  let held = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const text = held;
    held = '';
    if (text !== '') handOn(text);
  };
  const rest = () => {
    timer = undefined;
    if (held === '') return;
    flush();
    timer = setTimeout(rest, everyMs);
  };
  return {
    add(text) {
      held += text;
      if (timer !== undefined) return;
      flush();
      timer = setTimeout(rest, everyMs);
    },
    flush,
  };
}
