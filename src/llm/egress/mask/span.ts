/** A place in a text, and what was found there. */
export interface Span<T> {
  readonly from: number;
  readonly to: number;
  readonly what: T;
}

/** Those that stay when of two that overlap the longer one counts, and of two as long the earlier in the list. */
export function withoutOverlaps<T>(spans: readonly Span<T>[]): readonly Span<T>[] {
  const longestFirst = spans.toSorted((left, right) => right.to - right.from - (left.to - left.from));
  const kept: Span<T>[] = [];
  const taken = new Set<number>();
  for (const span of longestFirst) {
    if (isTaken(span, taken)) continue;
    for (let at = span.from; at < span.to; at += 1) taken.add(at);
    kept.push(span);
  }
  return kept.sort((left, right) => left.from - right.from);
}

/** No span that is kept is shorter than one that comes after it, so it would cover one of its ends. */
function isTaken({ from, to }: Span<unknown>, taken: ReadonlySet<number>): boolean {
  return taken.has(from) || taken.has(to - 1);
}

/** The text with something else in the place of each span; spans do not overlap and go from left to right. */
export function replaceSpans<T>(
  text: string,
  spans: readonly Span<T>[],
  replacement: (what: T, original: string) => string,
): string {
  let replaced = '';
  let end = 0;
  for (const { from, to, what } of spans) {
    replaced += text.slice(end, from) + replacement(what, text.slice(from, to));
    end = to;
  }
  return replaced + text.slice(end);
}
