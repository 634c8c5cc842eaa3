import type { Language, Translation } from '../../state/language.ts';

/** Each language is fetched when somebody speaks it. Rejects when its words cannot be fetched. */
export async function translationInto(language: Language): Promise<Translation> {
  switch (language) {
    case 'en':
      return new Map();
    case 'de':
      return (await import('./german.ts')).german;
  }
}
