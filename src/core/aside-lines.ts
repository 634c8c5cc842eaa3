import { z } from 'zod';

/** A line of a file, or a row of a sheet, that its table does not hold as it stands there, and why. */
const asideLineSchema = z.object({
  /** 1-based. */
  line: z.number().int().positive(),
  reason: z.string(),
  /** Its values, divided as in the file; those of a sheet by tabs. */
  text: z.string(),
});
export type AsideLine = Readonly<z.infer<typeof asideLineSchema>>;

/** In the file's order, as many as are kept; `total` counts all. */
export const asideLinesSchema = z.object({
  lines: z.array(asideLineSchema).readonly(),
  total: z.number().int().positive(),
});
export type AsideLines = Readonly<z.infer<typeof asideLinesSchema>>;

/** They are kept with the dataset's record, which is read whenever the page opens. */
const mostLines = 10_000;
const mostCharacters = 2_000_000;

export interface AsideGatherer {
  add(line: AsideLine): void;
  /** `undefined` when there are none. */
  all(): AsideLines | undefined;
}

/** Keeps the first lines, up to so many that a browser keeps them with ease, and counts the others. */
export function gatherAside(): AsideGatherer {
  const lines: AsideLine[] = [];
  let total = 0;
  let characters = 0;
  return {
    add(line) {
      total += 1;
      characters += line.text.length;
      if (lines.length < mostLines && characters <= mostCharacters) lines.push(line);
    },
    all: () => (total === 0 ? undefined : { lines, total }),
  };
}
