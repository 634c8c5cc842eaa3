import { IngestError, messageOf } from '../core/error.ts';
import type { StateWords } from './words.ts';

/** Why something failed, and what to do about it where that is known: in the reader's language where it is a file's fault. */
export function whyOf(error: unknown, { datasets }: StateWords): string {
  if (!(error instanceof IngestError)) return messageOf(error);
  const { message, advice } = datasets.refused(error);
  return `${message} ${advice}`;
}
