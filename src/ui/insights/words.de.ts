import type { insightsWords } from './words.ts';

export const insightsGerman: typeof insightsWords = {
  keep: {
    keep: 'Als Erkenntnis behalten',
    isKept: 'Bei den Erkenntnissen',
    done: 'Bei den Erkenntnissen, mit Diagramm und Abfrage.',
  },
  tab: {
    noDataTitle: 'Keine Daten geöffnet',
    noData:
      'Was Antworten über einen Datensatz herausfinden, wird hier gesammelt, jeweils mit der Frage dazu.',
    title: (dataset) => `Was über ${dataset} bekannt ist`,
    about:
      'Von Antworten gefunden, von Ihnen behalten oder gesagt. Spätere Fragen erhalten es; was nicht stimmt, lässt sich ändern oder entfernen.',
    list: 'Erkenntnisse',
    none: 'Noch nichts. Antworten tragen bei, was sie finden; Sie können sagen, was eine Spalte bedeutet oder was zählt.',
    report: 'Bericht',
  },
  add: {
    open: 'Etwas über diese Daten sagen',
    label: 'Etwas über diese Daten',
    example: 'Beträge sind in Rupien; Testkonten beginnen mit T-.',
  },
  form: { keep: 'Behalten', cancel: 'Abbrechen' },
  item: {
    chart: 'das Diagramm',
    editLabel: 'Erkenntnis bearbeiten',
    moveUp: 'Nach oben',
    moveDown: 'Nach unten',
    edit: 'Bearbeiten',
    remove: 'Entfernen',
    isToBeRemoved: 'Diese Erkenntnis entfernen? Spätere Fragen erhalten sie dann nicht mehr.',
    saidByYou: (day) => `Von Ihnen gesagt, ${day}`,
    askedOn: (question, day) => `„${question}“, ${day}`,
  },
};
