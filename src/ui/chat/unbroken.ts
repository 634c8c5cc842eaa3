import type { RichText, Segment } from '../../core/answer.ts';

/** Values are drawn as boxes, and a line may break beside a box: its brackets and stops are to stay with it. */
export function unbroken(text: RichText): readonly RichText[] {
  const groups: Segment[][] = [];
  for (const segment of text.flatMap(splitBesideValues)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && staysWith(last, segment)) group.push(segment);
    else groups.push([segment]);
  }
  return groups;
}

const opening = /[([{“‘]+$/u;
const closing = /^[)\]}”’.,;:!?%]+/u;

function staysWith(before: Segment, after: Segment): boolean {
  if ('bound' in before) return !('bound' in after) && closing.test(after.text);
  return 'bound' in after && opening.test(before.text);
}

/** What may have to stay with a value before or after it is a segment of its own. */
function splitBesideValues(segment: Segment): readonly Segment[] {
  if ('bound' in segment) return [segment];
  const head = closing.exec(segment.text)?.[0] ?? '';
  const rest = segment.text.slice(head.length);
  const tail = opening.exec(rest)?.[0] ?? '';
  const middle = rest.slice(0, rest.length - tail.length);
  return [head, middle, tail].filter((text) => text !== '').map((text) => ({ ...segment, text }));
}
