import { counted } from '../format.ts';
import type { sharingWords } from './words.tsx';

export const sharingGerman: typeof sharingWords = {
  unknownDay: 'an einem unbekannten Tag',
  untitled: 'Eine Analyse',
  steps: {
    howItWasFound: 'Wie es gefunden wurde',
    chart: 'das Diagramm',
    more: (count) => `und ${counted(count, 'weitere Zeile', 'weitere Zeilen')}`,
  },
  chooseData: {
    title: 'Daten',
    isReading: 'Die Datei wird gelesen',
    drop: 'Datei zum Neuberechnen hier ablegen',
    hint: 'Die des nächsten Monats etwa. Spalten werden am Namen erkannt; wo das nicht sicher ist, wird gefragt.',
    choose: 'Datei wählen',
    orOpen: 'Oder Daten, die geöffnet sind',
    isAway: 'gerade nicht da',
    rows: (count) => counted(count, 'Zeile', 'Zeilen'),
  },
  editCode: {
    codeOf: (purpose) => `Code von „${purpose}“`,
    carry: (steps) =>
      `Dieselbe Bedingung oder Definition auch in ${counted(steps, 'späteren Schritt', 'späteren Schritten')} ändern`,
    compute: 'Ab hier neu berechnen',
    leave: 'Nicht ändern',
  },
  figures: {
    figure: 'Zahl',
    before: 'Vorher',
    now: 'Jetzt',
    change: 'Änderung',
    same: 'gleich',
    other: 'anders',
    points: (difference) => `${difference} Punkte`,
  },
  matching: {
    title: 'Welche Spalten sind das?',
    confirm: 'Die stimmen: neu berechnen',
    folded: (columns, renamed, isFiltered) =>
      [
        `Die Daten: ${counted(columns, 'Spalte', 'Spalten')}`,
        ...(renamed === 0 ? [] : [`${renamed} mit anderem Namen oder anderer Definition`]),
        isFiltered ? 'nicht alle Zeilen zählen' : 'alle Zeilen zählen',
      ].join(', '),
    noTable: (recorded) =>
      `Keine geöffnete Tabelle steht für ${recorded}. Was sie braucht, kann nicht berechnet werden.`,
    nothing: 'nichts',
    ownDefinition: 'eine eigene Definition',
    definitionOf: (column) => `Definition von ${column} in SQL`,
    filter: 'Nur Zeilen mit (Bedingung in SQL)',
  },
  received: {
    kind: 'Mit Ihnen geteilt',
    kindOpen: 'Mit Ihnen geteilt · zum Lesen',
    isReading: 'Das Geteilte wird gelesen',
    refused: 'Das kann nicht geöffnet werden',
    refusals: {
      'odd-characters': 'Der Link ist beschädigt: Er enthält Zeichen, die kein Link hat.',
      'cut-off': 'Der Link ist abgeschnitten: Sein Ende fehlt.',
      'too-long': 'Das ist zu viel für einen Link. Als Datei teilen.',
      'longer-than-any': 'Der Link ist länger als jeder, den InsightX erstellt.',
      'larger-than-any': 'Sie ist größer als jede, die InsightX erstellt.',
      unknown: 'Das ist keine Analyse, die InsightX erstellt hat.',
      'other-version':
        'Eine andere Version von InsightX hat es erstellt. Die Seite neu laden, um die neueste zu erhalten.',
      'wrong-size': 'Es ist beschädigt: Die Größe ist nicht die angegebene.',
      unreadable: 'Es ist beschädigt: Der Inhalt ist nicht lesbar.',
      'changed-on-its-way': 'Es ist beschädigt: Ein Teil fehlt oder wurde unterwegs geändert.',
      'too-much': 'Es enthält mehr, als eine Analyse enthalten kann.',
      'too-many-values': 'Es enthält mehr Werte, als eine Analyse enthalten kann.',
      'too-deep': 'Es ist tiefer verschachtelt, als eine Analyse es ist.',
      'odd-name': 'Es enthält einen Namen, den keine Analyse hat.',
      'odd-number': 'Es enthält eine Zahl, die keine ist.',
      misbuilt: 'Es ist nicht aufgebaut wie eine Analyse.',
      'missing-figures': 'Es ist nicht aufgebaut wie eine Analyse: Es nennt Zahlen, die es nicht enthält.',
    },
    misbuiltAt: (place) =>
      `Es ist nicht aufgebaut wie eine Analyse: ${place === '' ? 'Das Ganze' : place} ist nicht, wie es sein sollte.`,
    nothingRun:
      'Nichts davon wurde ausgeführt, nichts gespeichert. Bitten Sie den Absender um einen neuen Link oder um eine Datei.',
    goOn: 'Ohne weitermachen',
    insights: 'Erkenntnisse',
    keptOfIt: 'Was davon festgehalten wurde',
    noAnswers: 'Darin sind keine Antworten.',
    cameWith: (files) => `Enthalten: ${files}.`,
    made: (day) => `Erstellt ${/^\d/.test(day) ? `am ${day}` : day}`,
    from: (fileName, rows) => `aus ${fileName} (${counted(rows, 'Zeile', 'Zeilen')})`,
    questions: (count) => counted(count, 'Frage', 'Fragen'),
    offer: 'Ausführen',
    asSent: 'Dies sind die Antworten, wie sie gesendet wurden.',
    notRun:
      'Nichts wurde ausgeführt, nichts ist gespeichert. Mit einer eigenen Datei liefern die Abfragen deren Zahlen: Sie bleiben in diesem Tab.',
    isOpening: 'Die Datei wird geöffnet',
    runOnFile: 'Mit eigener Datei berechnen',
    openIncluded: (size) => `Mit den enthaltenen Daten öffnen (${size})`,
    runOnOpen: 'Mit geöffneten Daten berechnen',
    close: 'Schließen',
  },
  replay: {
    kind: 'Neu berechnen',
    askedOf: (questions, data) => `${counted(questions, 'Frage', 'Fragen')} an ${data}`,
    data: (fileName, rows) => `${fileName} (${counted(rows, 'Zeile', 'Zeilen')})`,
    state: 'Stand',
    progress: 'Wird neu berechnet',
    stop: 'Anhalten',
    computeAll: 'Alles neu berechnen',
    chooseOther: 'Andere Daten wählen',
    keep: 'Als Chat behalten',
    isMatching: 'Die Spalten werden verglichen',
    isNotComputed: 'Mit Ihren Änderungen noch nicht berechnet.',
    isAsking: 'Einige Spalten sind erst zu bestätigen.',
    isRunning: (done, all) => `Wird neu berechnet: ${done} von ${all}`,
    isDone: (answers, duration) =>
      `${counted(answers, 'Antwort', 'Antworten')} in ${duration} neu berechnet, ohne Modell.`,
  },
  replayedStep: {
    edited: 'geändert',
    notComputed: 'Noch nicht berechnet.',
    saidBefore: 'Was vorher gesagt wurde',
    howComputed: 'Wie es berechnet wird',
    withoutQuery: 'Die Antwort kam ohne Abfrage aus; neu zu berechnen ist nichts.',
    figures: 'Zahlen vorher und jetzt',
    namedRows: (count) =>
      count === 1
        ? 'Ein Wert der Antwort benennt eine Zeile ihres Ergebnisses: Die Tabelle zeigt die Zeilen, wie sie jetzt sind.'
        : `${counted(count, 'Wert', 'Werte')} der Antwort benennen Zeilen ihres Ergebnisses: Die Tabelle zeigt die Zeilen, wie sie jetzt sind.`,
    failed: (purpose, reason) => `„${purpose}“ kann nicht berechnet werden: ${reason}`,
    added: (rows) => `Neu: ${rows}.`,
    gone: (rows) => `Weggefallen: ${rows}.`,
    andMore: (first, more) => `${first} und ${more} weitere`,
    change: 'Ändern',
  },
  whatChanged: {
    label: 'Was sich geändert hat',
    nothingToCompare: 'Es gibt keine Zahlen zu vergleichen',
    changed: (changed, all) => `${changed} von ${counted(all, 'Zahl', 'Zahlen')} geändert`,
    nothing: (all) =>
      all === 1
        ? 'Nichts geändert: die Zahl ist wie vorher'
        : `Nichts geändert: alle ${all} Zahlen wie vorher`,
    nothingComparable: 'Nichts geändert, was sich vergleichen ließ',
    same: (count) => `${count} wie vorher`,
    unknown: (count) => `${count} nicht neu zu berechnen`,
    failed: (answers) => `${counted(answers, 'Antwort', 'Antworten')} nicht vollständig berechnet`,
    first: 'Was jetzt vorne steht',
    firstWas: (before, now) => (
      <>
        Vorne stand <strong>{before}</strong>, jetzt <strong>{now}</strong>.
      </>
    ),
  },
  report: {
    kind: 'Bericht',
    noData: 'Keine Daten geöffnet',
    knownOf: (name) => `Was über ${name} bekannt ist`,
    about: (day, fileName, rows, insights) =>
      `${day} · ${fileName}, ${counted(rows, 'Zeile', 'Zeilen')} · ${counted(insights, 'Erkenntnis', 'Erkenntnisse')}`,
    insights: 'Erkenntnisse',
    none: 'Noch nichts. Eine Antwort als Erkenntnis behalten oder selbst sagen, was eine Spalte bedeutet oder was zählt.',
    toInsights: 'Erkenntnisse öffnen',
    print: 'Drucken',
    save: 'Als Webseite speichern',
  },
  dialog: {
    title: 'Diesen Chat teilen',
    failed: (reason) => `Das konnte nicht erstellt werden: ${reason}`,
    contents: 'Was dabei ist',
    always: (questions, insights) =>
      `${counted(questions, 'Frage', 'Fragen')}${insights === 0 ? '' : ` und ${counted(insights, 'Erkenntnis', 'Erkenntnisse')}`}, mit Antworten, Zahlen, Diagrammen und Abfragen.`,
    alwaysUncounted: 'Die Fragen, mit Antworten, Zahlen, Diagrammen und Abfragen.',
    tables: 'Tabellen der Antworten',
    tablesWords: 'Was Antworten auflisten. Das können Zeilen Ihrer Daten sein.',
    data: 'Die Daten',
    dataNamed: (name) => `Die Daten: ${name}`,
    dataWords: 'Alle, für jeden, der es öffnet. Ohne sie laufen die Abfragen auf einer Datei des Empfängers.',
    sending: 'Senden',
    link: 'Als Link',
    isMade: 'Wird erstellt.',
    tooMuch: 'Das ist zu viel für einen Link. Als Datei speichern.',
    longLink:
      'Er enthält die Analyse selbst: Kein Server speichert sie. Manche Programme kürzen so lange Links; eine Datei ist sicherer.',
    shortLink:
      'Er enthält die Analyse selbst: Kein Server speichert sie, und wer den Link hat, kann sie lesen.',
    notCopied: 'Der Browser hat das Kopieren nicht erlaubt. Stattdessen die Datei speichern.',
    copied: 'Kopiert',
    copy: 'Link kopieren',
    isCopied: 'Der Link ist kopiert',
    file: 'Als Datei',
    fileWords: (name) =>
      `${name ?? 'Eine Datei für InsightX'}: wird geöffnet, indem man sie auf InsightX ablegt.`,
    saveFile: 'Datei speichern',
    exports: 'Speichern als',
    html: 'Webseite',
    htmlWords: 'Eine Datei mit den Diagrammen',
    markdown: 'Markdown',
    markdownWords: 'Text, Tabellen, Abfragen',
    notebook: 'Notebook',
    notebookWords: 'Jupyter, pandas, duckdb',
    sql: 'SQL-Skript',
    sqlWords: 'Alle Abfragen, für DuckDB',
    withoutData: 'Mit den Tabellen, die Antworten zeigen. Die Daten sind nicht dabei.',
    notSaved: (reason) => `Das konnte nicht gespeichert werden: ${reason}`,
    again: 'Neu berechnen',
    againWords:
      'Alle Antworten neu berechnet, ohne Modell: auf der Datei des nächsten Monats, oder mit einer Änderung daran, was zählt.',
    runAgain: 'Neu berechnen',
  },
};
