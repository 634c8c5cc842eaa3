const openings = ['<think>', '<thinking>', '<thought>', '<reasoning>'];
const closings = openings.map((tag) => tag.replace('<', '</'));

/** Takes out what a model thinks aloud between tags; a tag may come in pieces. */
export interface Thoughts {
  /** What of the text is meant to be read. */
  push(text: string): string;
  /** What was held back, because it looked like the start of a tag. */
  end(): string;
}

export function createThoughts(): Thoughts {
  let rest = '';
  let isThinking = false;

  function next(): string | null {
    const tags = isThinking ? closings : openings;
    const found = firstOf(rest, tags);
    if (found === null) return null;
    const before = isThinking ? '' : rest.slice(0, found.at);
    rest = rest.slice(found.at + found.tag.length);
    if (isThinking) rest = rest.trimStart();
    isThinking = !isThinking;
    return before;
  }

  return {
    push(text) {
      rest += text;
      let shown = '';
      for (let part = next(); part !== null; part = next()) shown += part;
      const held = isThinking ? heldOf(rest, closings) : heldOf(rest, openings);
      if (!isThinking) shown += rest.slice(0, rest.length - held);
      rest = rest.slice(rest.length - held);
      return shown;
    },
    end() {
      const left = isThinking ? '' : rest;
      rest = '';
      return left;
    },
  };
}

/**
 * Some models leave the first tag out. In a stream it is too late to take back what came before the last one; the whole
 * text can still be mended.
 */
export function withoutHeadlessThought(text: string): string {
  const found = firstOf(text, closings);
  return found === null ? text : text.slice(found.at + found.tag.length).trimStart();
}

function firstOf(
  text: string,
  tags: readonly string[],
): { readonly at: number; readonly tag: string } | null {
  const lower = text.toLowerCase();
  const found = tags
    .map((tag) => ({ tag, at: lower.indexOf(tag) }))
    .filter(({ at }) => at !== -1)
    .sort((left, right) => left.at - right.at);
  return found[0] ?? null;
}

/** How many characters at the end may be the start of a tag. */
function heldOf(text: string, tags: readonly string[]): number {
  const at = text.lastIndexOf('<');
  if (at === -1) return 0;
  const end = text.slice(at).toLowerCase();
  return tags.some((tag) => tag.startsWith(end)) ? end.length : 0;
}
