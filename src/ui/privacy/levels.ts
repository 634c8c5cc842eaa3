import type { Privacy } from '../../core/privacy.ts';
import type { privacyWords } from './words.ts';

/** What models are told, in a line. */
export function toldWords(privacy: Privacy, words: typeof privacyWords): string {
  return words.told(privacy);
}
