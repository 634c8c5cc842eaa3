import type { Reading } from './figures.ts';

/** Figures that come from one measurement. */
export interface Bench {
  readonly names: readonly string[];
  /** Minutes, and gigabytes of disk: only when it is named. */
  readonly isLong: boolean;
  /** Measures what the wanted figures need, and reads them. */
  readonly run: (isWanted: (name: string) => boolean) => Promise<readonly Reading[]>;
}

/** A promise, and how it is read from what was measured. */
interface Readable<Measured> {
  readonly name: string;
  readonly read: (measured: Measured) => Reading;
}

export function bench<Measured>(
  figures: readonly Readable<Measured>[],
  measure: () => Promise<Measured>,
  { isLong = false }: { readonly isLong?: boolean } = {},
): Bench {
  return {
    ...{ names: figures.map(({ name }) => name), isLong },
    async run(isWanted) {
      const wanted = figures.filter(({ name }) => isWanted(name));
      if (wanted.length === 0) return [];
      const measured = await measure();
      return wanted.map(({ read }) => read(measured));
    },
  };
}

/** The same, where each figure has a measurement of its own in a place that they share. */
export function benchEach<Figure extends { readonly name: string }>(
  figures: readonly Figure[],
  measureAll: (wanted: readonly Figure[]) => Promise<readonly Reading[]>,
): Bench {
  return {
    ...{ names: figures.map(({ name }) => name), isLong: false },
    run(isWanted) {
      const wanted = figures.filter(({ name }) => isWanted(name));
      return wanted.length === 0 ? Promise.resolve([]) : measureAll(wanted);
    },
  };
}
