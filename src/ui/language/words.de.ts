import type { languageWords } from './words.ts';

export const languageGerman: typeof languageWords = {
  legend: 'Sprache der Oberfläche',
  asTheBrowser: 'Wie der Browser es wünscht',
  about:
    'Der eingebaute Analyst liest und antwortet auf Englisch. Modelle antworten in der Sprache der Frage.',
  numbers: 'Zahlen und Daten',
  ofTheLanguage: 'Wie die Sprache',
  example: (number, day) => `${number} · ${day}`,
};
