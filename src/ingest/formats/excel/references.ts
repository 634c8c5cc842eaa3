import type { Area } from './grid.ts';

/** `A1:C3`; nothing for what is no area of two cells or more. */
export function areasOf(reference: string | undefined): Area[] {
  const [, left, top, right, bottom] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '') ?? [];
  if (left === undefined || right === undefined) return [];
  return [
    {
      top: Number(top) - 1,
      bottom: Number(bottom) - 1,
      left: columnNumber(left),
      right: columnNumber(right),
    },
  ];
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
