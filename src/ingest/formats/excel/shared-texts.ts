import type { TagListener } from './byte-scanner.ts';
import { textOf } from './cell-bytes.ts';
import type { TextPool } from './grid.ts';
import { decodeEscapes } from './markup.ts';

/** The workbook's table of texts (ECMA-376, part 1, 18.4.9), without the reading aids of Japanese. */
export function listenToSharedTexts(pool: TextPool): TagListener & { readonly places: readonly number[] } {
  const places: number[] = [];
  let isInText = false;
  let isInAid = false;
  let whole = '';
  return {
    places,
    start(name) {
      if (name === 't') isInText = !isInAid;
      else if (name === 'rPh') isInAid = true;
      else if (name === 'si') whole = '';
    },
    end(name) {
      if (name === 't') isInText = false;
      else if (name === 'rPh') isInAid = false;
      else if (name === 'si') places.push(pool.add(decodeEscapes(whole)));
    },
    wantsText: () => isInText,
    text(bytes, from, to) {
      whole += textOf(bytes, from, to);
    },
  };
}
