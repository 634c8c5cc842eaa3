import { useWords } from '../language/use-words.ts';
import { privacyWords } from './words.ts';

/** What holds at every level. */
export function Masking() {
  return <p className="privacy-masking">{useWords(privacyWords).masking}</p>;
}
