import type { FileFact, Refused } from '../../core/file-fact.ts';

export const refusalWords = {
  /** English is what a refusal is told in. */
  refused: ({ message, advice }: Refused & { readonly fact?: FileFact | undefined }): Refused => ({
    message,
    advice,
  }),
};
