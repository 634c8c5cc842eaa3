import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand';
import { messageOf } from '../core/error.ts';
import type { ToastsState } from './toasts.ts';
import type { StateWords } from './words.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** A BCP 47 tag that `Intl` knows how to read, `de-CH` say. */
const localeSchema = z.string().refine(isLocale);

/** What the reader chose; `system` is what the browser asks for. */
export const spokenSchema = z.object({
  language: z.enum(['system', ...languages]),
  locale: z.union([z.literal('system'), localeSchema]),
});
export type Spoken = Readonly<z.infer<typeof spokenSchema>>;

export const usualSpoken: Spoken = { language: 'system', locale: 'system' };

/** The words of a language, by the English ones that they stand for. */
export type Translation = ReadonlyMap<object, object>;

export interface LanguageState {
  readonly chosen: Spoken;
  readonly language: Language;
  /** Of numbers and dates; `undefined` is the browser's own. */
  readonly locale: string | undefined;
  readonly translation: Translation;
  readonly choose: (change: Partial<Spoken>) => Promise<void>;
}

export interface LanguageEffects {
  /** BCP 47 tags, the dearest first. */
  readonly preferred: readonly string[];
  readonly translationInto: (language: Language) => Promise<Translation>;
  /** Tells the page, before anything is drawn in it. */
  readonly apply: (spoken: Pick<LanguageState, 'language' | 'locale'>) => void;
  readonly keep: (chosen: Spoken) => void;
  readonly toast: ToastsState['show'];
  readonly words: () => StateWords;
}

export interface SpokenLanguage {
  /** Speaks English until told otherwise. */
  readonly language: StoreApi<LanguageState>;
  /** Resolves when the words are there. Words that cannot be fetched are told of, and English stands in. */
  readonly speak: (chosen: Spoken) => Promise<void>;
}

export function createLanguage(effects: LanguageEffects): SpokenLanguage {
  const { preferred, translationInto, apply, keep, toast, words } = effects;

  const language = createStore<LanguageState>((set, get) => ({
    ...englishFor(usualSpoken, preferred),
    async choose(change) {
      const wanted = { ...get().chosen, ...change };
      try {
        set(await spokenBy(wanted));
        keep(wanted);
      } catch (error) {
        toast('error', words().settings.noWords(messageOf(error)));
      }
    },
  }));

  async function spokenBy(chosen: Spoken) {
    const spoken = { language: languageOf(chosen, preferred), locale: localeOf(chosen, preferred) };
    const words = await translationInto(spoken.language);
    apply(spoken);
    // Another one each time: all that is drawn with it is drawn anew, in another locale too.
    return { chosen, ...spoken, translation: new Map(words) };
  }

  async function speak(chosen: Spoken): Promise<void> {
    try {
      language.setState(await spokenBy(chosen));
    } catch (error) {
      const english = englishFor(chosen, preferred);
      apply(english);
      language.setState(english);
      toast('warning', words().settings.noWords(messageOf(error)));
    }
  }

  return { language, speak };
}

function englishFor(chosen: Spoken, preferred: readonly string[]) {
  const language = 'en' as const;
  return { chosen, language, locale: localeOf(chosen, preferred), translation: new Map<object, object>() };
}

function languageOf({ language }: Spoken, preferred: readonly string[]): Language {
  if (language !== 'system') return language;
  for (const tag of preferred) {
    const known = languages.find((each) => isOfLanguage(tag, each));
    if (known !== undefined) return known;
  }
  return 'en';
}

/** Who chooses a language wants its numbers, of the country that the browser says where it says one. */
function localeOf({ language, locale }: Spoken, preferred: readonly string[]): string | undefined {
  if (locale !== 'system') return locale;
  if (language === 'system') return undefined;
  return preferred.find((tag) => isOfLanguage(tag, language)) ?? language;
}

function isOfLanguage(tag: string, language: Language): boolean {
  return tag.toLowerCase().split('-')[0] === language;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}
