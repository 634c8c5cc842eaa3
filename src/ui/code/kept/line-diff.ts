/** A line that both have, or only the older (`removed`) or the newer (`added`). Numbers are 1-based, each in its own text. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A stretch to be shown, or so many unchanged lines that are not. */
export type DiffPart =
  | { readonly kind: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'gap'; readonly lineCount: number };

/** Above so many comparisons the changed middle is told as a whole: it takes too long, and nobody reads it line by line. */
const mostComparisons = 4_000_000;

/** The fewest lines that must go and come to make one text of the other. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const older = before.split('\n');
  const newer = after.split('\n');
  const start = sharedLength(older, newer);
  const end = sharedLength(older.slice(start).toReversed(), newer.slice(start).toReversed());
  const gone = older.slice(start, older.length - end);
  const come = newer.slice(start, newer.length - end);
  const same = (text: string): Step => ({ kind: 'same', text });
  return numbered([
    ...older.slice(0, start).map(same),
    ...middle(gone, come),
    ...older.slice(older.length - end).map(same),
  ]);
}

type Step = Pick<DiffLine, 'kind' | 'text'>;

function middle(gone: readonly string[], come: readonly string[]): readonly Step[] {
  if (gone.length * come.length > mostComparisons) {
    return [...gone.map(step('removed')), ...come.map(step('added'))];
  }
  const common = commonLengths(gone, come);
  const steps: Step[] = [];
  const at = { older: 0, newer: 0 };
  while (at.older < gone.length || at.newer < come.length) {
    const [one, other] = [gone[at.older], come[at.newer]];
    if (one !== undefined && one === other) {
      steps.push({ kind: 'same', text: one });
      at.older += 1;
      at.newer += 1;
    } else if (one !== undefined && (other === undefined || isGoneFirst(common, at))) {
      steps.push({ kind: 'removed', text: one });
      at.older += 1;
    } else if (other !== undefined) {
      steps.push({ kind: 'added', text: other });
      at.newer += 1;
    }
  }
  return steps;
}

function isGoneFirst(common: readonly Uint32Array[], at: { readonly older: number; readonly newer: number }) {
  const without = common[at.older + 1]?.[at.newer] ?? 0;
  const withOut = common[at.older]?.[at.newer + 1] ?? 0;
  return without >= withOut;
}

/** How many lines the rests of both texts have in common, from each pair of places on. */
function commonLengths(gone: readonly string[], come: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: gone.length + 1 }, () => new Uint32Array(come.length + 1));
  for (let older = gone.length - 1; older >= 0; older -= 1) {
    const row = table[older];
    const next = table[older + 1];
    if (row === undefined || next === undefined) continue;
    for (let newer = come.length - 1; newer >= 0; newer -= 1) {
      row[newer] =
        gone[older] === come[newer]
          ? (next[newer + 1] ?? 0) + 1
          : Math.max(next[newer] ?? 0, row[newer + 1] ?? 0);
    }
  }
  return table;
}

function step(kind: Step['kind']): (text: string) => Step {
  return (text) => ({ kind, text });
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((line, place) => line !== other[place]);
  return differs < 0 ? one.length : differs;
}

function numbered(steps: readonly Step[]): readonly DiffLine[] {
  const count = { before: 0, after: 0 };
  return steps.map((each) => {
    if (each.kind !== 'added') count.before += 1;
    if (each.kind !== 'removed') count.after += 1;
    return {
      ...each,
      before: each.kind === 'added' ? undefined : count.before,
      after: each.kind === 'removed' ? undefined : count.after,
    };
  });
}

/** Unchanged lines farther than `around` from a change are left out. */
export function foldUnchanged(lines: readonly DiffLine[], around = 3): readonly DiffPart[] {
  const isNear = nearChanges(lines, around);
  const parts: DiffPart[] = [];
  const open = { shown: [] as DiffLine[], hidden: 0 };
  const close = () => {
    if (open.shown.length > 0) parts.push({ kind: 'lines', lines: open.shown });
    if (open.hidden > 0) parts.push({ kind: 'gap', lineCount: open.hidden });
    open.shown = [];
    open.hidden = 0;
  };
  for (const [place, line] of lines.entries()) {
    const isShown = isNear[place] === true;
    if (isShown ? open.hidden > 0 : open.shown.length > 0) close();
    if (isShown) open.shown.push(line);
    else open.hidden += 1;
  }
  close();
  return parts;
}

function nearChanges(lines: readonly DiffLine[], around: number): readonly boolean[] {
  const near = lines.map(() => false);
  for (const [place, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    for (
      let each = Math.max(0, place - around);
      each <= Math.min(lines.length - 1, place + around);
      each += 1
    ) {
      near[each] = true;
    }
  }
  return near;
}
