import type { ImportNote } from '../../core/dataset.ts';

export const noteWords = {
  /** English is what a note is kept in. */
  sentence: ({ message }: ImportNote): string => message,
};
