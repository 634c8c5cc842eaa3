import type { QualityWarning } from '../../core/profile.ts';

export const warningWords = {
  /** English is what a warning is kept in. */
  sentence: ({ message }: QualityWarning): string => message,
};
