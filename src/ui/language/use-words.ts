import { createContext, useContext } from 'react';
import type { Translation } from '../../state/language.ts';

/** English where nothing else is provided. */
export const TranslationContext = createContext<Translation>(new Map());

/**
 * The words of a component in the reader's language. English words are written beside the component, in
 * `words.ts`; those of other languages beside them, in `words.de.ts`; `german.ts` says which are for which.
 */
export function useWords<Words extends object>(english: Words): Words {
  return wordsIn(useContext(TranslationContext), english);
}

/** For classes and functions, which are given the translation. */
export function wordsIn<Words extends object>(translation: Translation, english: Words): Words {
  // `pair` lets no other words be stored under these.
  return (translation.get(english) as Words | undefined) ?? english;
}

export type Pair = readonly [english: object, translated: object];

/** The compiler asks for every word that the English ones have. */
export function pair<Words extends object>(english: Words, translated: NoInfer<Words>): Pair {
  return [english, translated];
}
