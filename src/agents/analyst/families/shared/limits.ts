import type { NumberMark } from '../../annotate/mark.ts';
import type { Parse } from '../../read/parse.ts';

/** How many are wished for: "top 5", "the 3 cheapest". */
export function limitOf(of: Parse): NumberMark | undefined {
  return of.free.find(
    (mark): mark is NumberMark =>
      mark.kind === 'number' && !mark.number.ordinal && !mark.number.percent && isCountable(mark),
  );
}

export function ordinalOf(of: Parse): NumberMark | undefined {
  return of.free.find((mark): mark is NumberMark => mark.kind === 'number' && mark.number.ordinal);
}

function isCountable(mark: NumberMark): boolean {
  return Number.isInteger(mark.number.value) && mark.number.value > 0 && mark.number.value <= 1000;
}
