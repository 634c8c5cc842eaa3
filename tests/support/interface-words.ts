/** A word or sentence of the interface, in English and in another language. */
export interface WordPair {
  /** Where it stands in its table: `composer.send`. */
  readonly path: string;
  readonly english: string;
  readonly translated: string;
}

/** All of a translation. Of words with parts, what they say of made-up parts; those that make no text are left out. */
export function wordPairs(translation: ReadonlyMap<object, object>): readonly WordPair[] {
  return [...translation].flatMap(([english, translated], table) =>
    pairsBelow(`${table}`, english, translated),
  );
}

function pairsBelow(path: string, english: unknown, translated: unknown): readonly WordPair[] {
  if (typeof english === 'string') return [{ path, english, translated: String(translated) }];
  if (typeof english === 'function') {
    const [said, told] = [saidBy(english), saidBy(translated)];
    return said === undefined || told === undefined ? [] : [{ path, english: said, translated: told }];
  }
  if (typeof english !== 'object' || english === null || english instanceof RegExp) return [];
  return Object.entries(english).flatMap(([name, below]) =>
    pairsBelow(`${path}.${name}`, below, (translated as Readonly<Record<string, unknown>>)[name]),
  );
}

/** Stands for any part: no letter, so that what is left are the words. */
export const part = '⟦⟧';

function saidBy(words: unknown): string | undefined {
  if (!isFunction(words)) return undefined;
  for (const parts of [
    Array<unknown>(8).fill(part),
    Array<unknown>(8).fill(2),
    Array<unknown>(8).fill([part]),
  ]) {
    const said = attempt(() => words(...parts));
    if (typeof said === 'string') return said.replaceAll(/NaN|undefined|\b2\b/g, part);
  }
  return undefined;
}

function isFunction(value: unknown): value is (...parts: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** What a sentence says beside its parts. */
export function fixedPieces(sentence: string): readonly string[] {
  return sentence
    .split(part)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}{2}/u.test(piece));
}
