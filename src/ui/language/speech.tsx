import { useId } from 'react';
import type { Spoken } from '../../state/language.ts';
import { formatNumber } from '../format.ts';
import { formatMoment } from '../moment.ts';
import { Choices } from '../parts/choices.tsx';
import { useStoreState } from '../stores-context.ts';
import { useWords } from './use-words.ts';
import { languageWords } from './words.ts';
import './speech.css';

/** In their own languages, so that whoever speaks one finds it. */
const languageNames = { en: 'English', de: 'Deutsch' } as const;

/** One for each way that numbers and dates are commonly written in. */
const locales = [
  ...['en-US', 'en-GB', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'it-IT', 'es-ES', 'pt-BR', 'nl-NL'],
  ...['sv-SE', 'da-DK', 'pl-PL', 'cs-CZ', 'tr-TR', 'ja-JP', 'zh-CN', 'ko-KR'],
];

/** The settings of language, numbers and dates. */
export function Speech() {
  const words = useWords(languageWords);
  const chosen = useStoreState('language', (state) => state.chosen);
  const choose = useStoreState('language', (state) => state.choose);
  const names: readonly [Spoken['language'], string][] = [
    ['system', words.asTheBrowser],
    ['en', languageNames.en],
    ['de', languageNames.de],
  ];
  return (
    <div className="speech">
      <Choices
        legend={words.legend}
        chosen={chosen.language}
        onChoose={(language) => void choose({ language })}
        choices={names.map(([value, name]) => ({ value, name, words: null }))}
      />
      <p className="label">{words.about}</p>
      <Locales chosen={chosen.locale} onChoose={(locale) => void choose({ locale })} />
    </div>
  );
}

interface LocalesProps {
  readonly chosen: string;
  readonly onChoose: (locale: string) => void;
}

function Locales({ chosen, onChoose }: LocalesProps) {
  const id = useId();
  const words = useWords(languageWords);
  const language = useStoreState('language', (state) => state.language);
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <div className="field">
      <label htmlFor={id}>{words.numbers}</label>
      <span className="field-box">
        <select id={id} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="system">{words.ofTheLanguage}</option>
          {locales.map((locale) => (
            <option key={locale} value={locale}>
              {names.of(locale)}
            </option>
          ))}
        </select>
      </span>
      <p className="field-note digits">
        {words.example(formatNumber(-1234567.89), formatMoment('2024-12-31 23:59:00'))}
      </p>
    </div>
  );
}
