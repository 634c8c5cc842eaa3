import type { languageWords } from './words.ts';

export const languageGerman: typeof languageWords = {
  legend: 'Sprache der Oberfläche',
  asTheBrowser: 'Wie der Browser es wünscht',
  about:
    'Der eingebaute Analyst liest und antwortet auf Englisch. Modelle antworten in der Sprache der Frage.',
  numbers: 'Zahlen und Datumsangaben',
  ofTheLanguage: 'Wie die Sprache',
  written: 'So sieht das aus',
  number: 'Zahl',
  share: 'Anteil',
  day: 'Tag',
  month: 'Monat',
  moment: 'Zeitpunkt',
};
