import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import type { Language, Spoken } from '../../state/language.ts';
import { formatPercent, formatValue } from '../format.ts';
import { formatMoment } from '../moment.ts';
import { Choices } from '../parts/choices.tsx';
import '../parts/field.css';
import { useStoreState } from '../stores-context.ts';
import { useWords } from './use-words.ts';
import { languageWords } from './words.ts';
import './speech.css';

/** In their own languages, so that whoever speaks one finds it. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** One for each way that numbers and dates are commonly written in. */
const locales = [
  ...['en-US', 'en-GB', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CH', 'it-IT', 'es-ES', 'pt-BR'],
  ...['nl-NL', 'sv-SE', 'da-DK', 'pl-PL', 'cs-CZ', 'tr-TR', 'ja-JP', 'zh-CN', 'ko-KR'],
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
      <p className="speech-about">{words.about}</p>
      <Locales chosen={chosen.locale} onChoose={(locale) => void choose({ locale })} />
      <Examples />
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
  return (
    <div className="field">
      <label htmlFor={id}>{words.numbers}</label>
      <span className="field-box speech-locale">
        <select id={id} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="system">{words.ofTheLanguage}</option>
          {namedLocales(language).map(([locale, name]) => (
            <option key={locale} value={locale}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown size={16} aria-hidden />
      </span>
    </div>
  );
}

/** By their names in this language: "German (Switzerland)". */
function namedLocales(language: Language): readonly (readonly [locale: string, name: string])[] {
  const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' });
  return locales
    .map((locale) => [locale, names.of(locale) ?? locale] as const)
    .toSorted(([, left], [, right]) => left.localeCompare(right, language));
}

/** What can be told from others by its digits: no day is a month, no number is short of a separator. */
const example = { number: -1_234_567.89, share: 0.123, day: '2024-12-31', moment: '2024-12-31 23:59:00' };

function Examples() {
  const words = useWords(languageWords);
  const written = [
    [words.number, formatValue(example.number, { style: 'number' }, 'exact')],
    [words.share, formatPercent(example.share)],
    [words.day, formatMoment(example.day)],
    [words.month, formatMoment(example.day, undefined, 'month')],
    [words.moment, formatMoment(example.moment)],
  ] as const;
  return (
    <section className="speech-examples" aria-label={words.written}>
      <h3>{words.written}</h3>
      <dl>
        {written.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
