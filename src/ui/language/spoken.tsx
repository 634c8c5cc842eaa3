import type { ReactNode } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { LanguageState } from '../../state/language.ts';
import { TranslationContext } from './use-words.ts';

interface SpokenProps {
  readonly language: StoreApi<LanguageState>;
  /** Called anew in another language or locale, so that numbers and dates are written anew too. */
  readonly children: () => ReactNode;
}

/** What is drawn in the reader's language. */
export function Spoken({ language, children }: SpokenProps) {
  const { translation } = useStore(language);
  return <TranslationContext value={translation}>{children()}</TranslationContext>;
}
