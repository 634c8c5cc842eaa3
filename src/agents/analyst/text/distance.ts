/** Typing errors between two words (insert, drop, change, swap); more than `most` is not counted on. */
export function typingErrors(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = nextRow(left, right, row, previous, beforePrevious);
    if (Math.min(...current) > most) return most + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? most + 1;
}

/** How many typing errors a word of this length forgives. */
function forgiven(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** Whether one word is likely the other, mistyped. The first letter must stand. */
export function isTypoOf(typed: string, meant: string): boolean {
  if (typed[0] !== meant[0] || typed === meant || /\d/.test(typed + meant)) return false;
  const most = Math.min(forgiven(typed.length), forgiven(meant.length));
  return most > 0 && typingErrors(typed, meant, most) <= most;
}

function nextRow(
  left: string,
  right: string,
  row: number,
  previous: readonly number[],
  beforePrevious: readonly number[],
): number[] {
  const current = [row];
  for (let column = 1; column <= right.length; column += 1) {
    const change = left[row - 1] === right[column - 1] ? 0 : 1;
    const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
    current.push(
      Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
        swapped && row > 1 && column > 1 ? (beforePrevious[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      ),
    );
  }
  return current;
}
