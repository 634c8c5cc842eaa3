import { formatCount } from '../format.ts';
import type { startWords } from './words.ts';

export const startGerman: typeof startWords = {
  title: 'Die eigenen Daten einfach fragen.',
  lead: 'InsightX liest Ihre Datei in diesem Browser-Tab, führt SQL und Python aus und zeigt, woher jede Zahl kommt.',
  drop: 'Dateien hier ablegen oder auswählen',
  demo: 'Demo öffnen',
  demoMore: '250.000 erfundene Zahlungen zum Ausprobieren',
  earlier: 'Frühere Chats',
  finished: {
    title: (rows, questions) => `Die Demo: ${formatCount(rows)} Zahlungen, ${questions} Fragen`,
    query: 'Abfrage',
  },
  recomputed: {
    waiting: 'Beim Bau dieser Seite vom eingebauten Analysten beantwortet. Ihr Browser prüft es gleich nach.',
    running: 'Beim Bau dieser Seite beantwortet. Ihr Browser rechnet gerade nach.',
    failed: (reason) => `Beim Bau dieser Seite beantwortet. Hier ließ es sich nicht nachrechnen: ${reason}`,
    done: (right, of) => `In Ihrem Browser nachgerechnet: ${right} von ${of} Zahlen stimmen überein.`,
    differs: (question, shown, found) => `${question} Gezeigt wird ${shown}, Ihr Browser errechnet ${found}.`,
    nothing: 'nichts',
  },
  privacy: {
    label: 'Was privat bleibt, und warum',
    notUploaded: {
      title: 'Nichts wird hochgeladen',
      text: 'Dateien werden dort gelesen, wo sie liegen. Die Seite darf nur mit ihrer eigenen Adresse sprechen und, wenn Sie es erlauben, mit der eines Modells; der Browser setzt das durch.',
      link: 'Versuchen, die Daten zu stehlen',
    },
    noAccount: {
      title: 'Kein Konto, kein Schlüssel',
      text: 'Datenbank, Python und Analyst laufen in diesem Tab. Modelle antworten nur, wenn Sie sie wählen, und erfahren, was Sie erlauben.',
    },
    checked: {
      title: 'Jede Zahl ist nachprüfbar',
      text: 'Ein Klick darauf zeigt die Abfrage und die Zelle, aus der sie kommt. Annahmen werden genannt.',
    },
  },
};
