import type { Segment } from '../../../core/answer.ts';

const mostNamed = 3;

/** "Bob and Eve"; of many, the first "and others". */
export function together(names: readonly Segment[]): Segment[] {
  const isCut = names.length > mostNamed;
  const parts = names.slice(0, mostNamed).flatMap((name, place): Segment[] => {
    const isLast = place === names.length - 1;
    return [...(place === 0 ? [] : [{ text: isLast ? ' and ' : ', ' }]), name];
  });
  return isCut ? [...parts, { text: ' and others' }] : parts;
}
