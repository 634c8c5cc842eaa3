import type { Doubt, Obstacle, ValueFamily } from '../core/replay.ts';
import { refusedGerman } from './refusals.de.ts';
import type { StateWords } from './words.ts';

const families: Readonly<Record<ValueFamily, string>> = {
  ...{ number: 'Zahlen', moment: 'Datumsangaben', text: 'Text', truth: 'ja und nein', other: 'andere Werte' },
};

export const stateGerman: StateWords = {
  datasets: {
    notRemoved: (name, why) => `${name} konnte nicht entfernt werden: ${why}`,
    notMeasured: (name, why) => `${name} konnte nicht vermessen werden: ${why}`,
    notKept: (name, why) => `${name} konnte nicht gespeichert werden: ${why}`,
    profileNotKept: (name, why) => `Die Data DNA von ${name} konnte nicht gespeichert werden: ${why}`,
    restNotKept: (why) => `Was fehlte, konnte wieder nicht gespeichert werden: ${why}`,
    notLookedAt: (name, why) => `${name} konnte nicht geprüft werden: ${why}`,
    notRead: (why) => `Gespeichertes konnte nicht gelesen werden: ${why}`,
    unreadable: (count) =>
      count === 1
        ? 'Ein gespeicherter Datensatz konnte nicht gelesen werden, als stamme er aus einer anderen Version von InsightX. Seine Daten bleiben, wie sie sind.'
        : `${count} gespeicherte Datensätze konnten nicht gelesen werden, als stammten sie aus einer anderen Version von InsightX. Ihre Daten bleiben, wie sie sind.`,
    isOpen: (name) => `${name} ist schon geöffnet und wurde nicht noch einmal gelesen.`,
    hasContentOf: (name, open) =>
      `${name} hat denselben Inhalt wie ${open}. Das ist schon geöffnet und wurde nicht noch einmal gelesen.`,
    isOther: (fileName) =>
      `${fileName} ist nicht die Datei, die zuvor gelesen wurde: Ihr Inhalt hat sich geändert.`,
    refused: refusedGerman,
    staysAsBefore: (name, why) => `${name} bleibt, wie es war. ${why}`,
    tryAgain: 'Sonst wurde nichts geändert. Die Datei noch einmal öffnen oder die Seite neu laden.',
    restarted: 'Die Engine ist abgestürzt und wurde neu gestartet. Alle Datensätze sind da.',
    restartedWithout: (gone) =>
      gone.length === 1
        ? `Die Engine ist abgestürzt und wurde neu gestartet. ${listed(gone)} war nicht gespeichert: Die Datei noch einmal ablegen.`
        : `Die Engine ist abgestürzt und wurde neu gestartet. ${listed(gone)} waren nicht gespeichert: Die Dateien noch einmal ablegen.`,
    wasInPlace: (name, fileName) =>
      `${name} wurde an Ort und Stelle gelesen: ${fileName} noch einmal ablegen, um damit weiterzuarbeiten.`,
    combinedIsGone: (name) => `${name} ist nicht mehr auf diesem Gerät. Die Dateien noch einmal verbinden.`,
    isGone: (name, fileName) =>
      `Die Daten von ${name} sind nicht mehr auf diesem Gerät. ${fileName} noch einmal ablegen.`,
    isOutOfReach: (name, why) => `Die Daten von ${name} sind nicht erreichbar. ${why}`,
  },
  hosted: {
    noAddress: (address) => `„${address}“ ist keine Adresse.`,
    noAddressAdvice: 'Den Link prüfen: Nach „?data=“ steht die Adresse einer Datei dieser Website.',
    elsewhere: (host) =>
      `Die Datei liegt anderswo (${host}). Ein Link darf nur Dateien dieser Website öffnen, damit er die Seite nicht andere aufrufen lässt.`,
    elsewhereAdvice: 'Ist der Ort vertrauenswürdig: die Datei herunterladen und hier ablegen.',
    isFolder: (path) => `${path} ist ein Ordner, keine Datei.`,
    isFolderAdvice: 'Den Link prüfen: Er muss mit dem Namen einer Datei enden.',
    notFetched: (path, why) => `${path} konnte nicht geholt werden: ${why}.`,
    notFetchedAdvice: 'Die Verbindung prüfen und den Link noch einmal öffnen.',
    noFile: (path) => `Unter ${path} gibt es keine Datei.`,
    refused: (path, status) => `Der Server gibt ${path} nicht heraus (Status ${status}).`,
    isPage: (path) => `Unter ${path} liegt eine Webseite, keine Datendatei.`,
    checkAddress: (address) => `Die Adresse im Link prüfen: ${address}`,
    tooLarge: (name, gigabytes, most) =>
      `${name} hat ${gigabytes} GB; ein Link öffnet Dateien bis ${most} GB.`,
    tooLargeAdvice: 'Herunterladen und hier ablegen: Eine große Datei wird dann dort gelesen, wo sie liegt.',
  },
  relations: {
    noJoins: (why) => `Verknüpfungen zwischen den Tabellen wurden nicht gefunden: ${why}`,
    notCombined: (why) => `Die Dateien wurden nicht verbunden: ${why}`,
    combined: (tables) => `${tables} Tabellen verbunden`,
  },
  chats: {
    answerNotKept: (why) => `Diese Antwort konnte nicht gespeichert werden: ${why}`,
    changeNotKept: (why) => `Die Änderung konnte nicht gespeichert werden: ${why}`,
    chartNotKept: (why) => `Das geänderte Diagramm konnte nicht gespeichert werden: ${why}`,
    notDeleted: (why) => `Der Chat konnte nicht gelöscht werden: ${why}`,
    notRead: (why) => `Frühere Chats konnten nicht gelesen werden: ${why}`,
  },
  insights: {
    notRead: (why) => `Die Erkenntnisse konnten nicht gelesen werden: ${why}`,
    notKept: (why) => `Die Erkenntnis konnte nicht gespeichert werden: ${why}`,
  },
  ledger: {
    notRead: (why) => `Das Protokoll früherer Besuche konnte nicht gelesen werden: ${why}`,
    notWritten: (why) => `Eine Anfrage konnte nicht ins Protokoll geschrieben werden: ${why}`,
  },
  results: {
    notWritten: (why) => `Die Datei konnte nicht geschrieben werden: ${why}`,
    notHeld: 'Das Ergebnis ist nicht mehr da.',
  },
  kept: {
    heldElsewhere:
      'Nichts wurde gelöscht: Ein anderer Tab hat die gespeicherten Tabellen geöffnet. Ihn schließen oder „Hier verwenden“ wählen, dann noch einmal versuchen.',
    notDeleted: (why) =>
      `Nicht alles konnte gelöscht werden: ${why} Andere Tabs von InsightX schließen, diese Seite neu laden und noch einmal versuchen.`,
    silent: 'Der andere Tab antwortet nicht. Ihn schließen, dann diese Seite neu laden.',
    cannot:
      'Der andere Tab konnte die gespeicherten Tabellen nicht freigeben. Ihn schließen, dann diese Seite neu laden.',
    tooLong:
      'Der andere Tab speichert seit einer Viertelstunde. Dort nachsehen und es noch einmal versuchen, wenn er fertig ist.',
  },
  artifacts: {
    notRead: (why) => `Was von früheren Antworten gespeichert ist, konnte nicht gelesen werden: ${why}`,
    versionsNotRead: (why) => `Die Versionen konnten nicht gelesen werden: ${why}`,
    answerNotKept: (why) => `Der Code der Antwort konnte nicht gespeichert werden: ${why}`,
    notKept: (why) => `Das konnte nicht gespeichert werden: ${why}`,
    versionNotKept: (why) => `Die neue Version konnte nicht gespeichert werden: ${why}`,
    notRestored: (why) => `Die Version konnte nicht wiederhergestellt werden: ${why}`,
    nameNotKept: (why) => `Der Name konnte nicht gespeichert werden: ${why}`,
    notDeleted: (why) => `Das konnte nicht gelöscht werden: ${why}`,
  },
  drafts: { notKept: (why) => `Das Getippte konnte nicht behalten werden: ${why}` },
  history: {
    notRead: (why) => `Frühere Läufe konnten nicht gelesen werden: ${why}`,
    notKept: (why) => `Der Lauf konnte nicht gespeichert werden: ${why}`,
    notForgotten: (why) => `Die Läufe konnten nicht gelöscht werden: ${why}`,
  },
  settings: {
    notKept: (why) => `Die Einstellungen konnten nicht gespeichert werden: ${why}`,
    nothingKept: (why) => `In diesem Browser kann nichts gespeichert werden: ${why}`,
    noWords: (why) =>
      `Die Wörter dieser Sprache konnten nicht geholt werden: ${why}. Sie mit Netz noch einmal wählen.`,
  },
  launched: { notOpened: (why) => `Die Datei konnte nicht geöffnet werden: ${why}` },
  recomputing: {
    done: (right, all) =>
      `Die fertige Analyse wurde in Ihrem Browser neu berechnet: ${right} von ${all} Zahlen stimmen überein.`,
  },
  replay: {
    noTable: 'Dieser Datensatz hat keine Tabelle, die sich befragen ließe.',
    doubt: doubtWords,
    why: whyWords,
  },
};

function listed(names: readonly string[]): string {
  return names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1) ?? ''}`;
}

function doubtWords(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'other-name':
      return 'der Name ist ein anderer';
    case 'nothing-alike':
      return 'keine Spalte ist ihr ähnlich';
    case 'other-values':
      return `enthielt ${families[doubt.before]}, enthält jetzt ${families[doubt.now]}`;
  }
}

function whyWords(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'said':
      return obstacle.words;
    case 'no-table':
      return `Für ${obstacle.name} gibt es keine Tabelle.`;
    case 'no-column':
      return `Für ${obstacle.name} gibt es keine Spalte.`;
    case 'no-row':
      return `${obstacle.name} kommt in diesem Ergebnis nicht vor.`;
    case 'no-result-column':
      return `Das Ergebnis hat keine Spalte ${obstacle.name} mehr.`;
    case 'several-rows':
      return `Das Ergebnis hatte eine Zeile und hat jetzt ${obstacle.count}.`;
    case 'more-rows':
      return `Es sind jetzt mehr als ${obstacle.count} Zeilen.`;
    case 'whole-table':
      return 'Der Code liest neben seiner Abfrage die ganze Tabelle; mit anderen Namen oder Zeilen geht das nicht.';
    case 'of-question':
      return 'Die Frage hat es gesagt.';
    case 'unrecorded':
      return 'Das Ergebnis, aus dem es kommt, wurde nicht aufgezeichnet.';
    case 'no-rows':
      return 'Das Ergebnis hat keine Zeilen mehr.';
    case 'row-untold':
      return 'Zu welcher Zeile es gehörte, wurde nicht mit geteilt.';
    case 'row-unnamed':
      return 'Nichts unterscheidet die Zeile von den anderen.';
    case 'not-computable':
      return 'Aus dem, was jetzt da ist, lässt es sich nicht berechnen.';
    case 'place-in-list':
      return 'Der Platz in einer Liste sagt nicht, was dort steht.';
    case 'no-such-value':
      return 'Der Code liefert diesen Wert nicht mehr.';
    case 'other-kind':
      return 'Der Code liefert jetzt eine andere Art von Wert.';
    case 'of-profile':
      return 'Es kommt aus der Data DNA, die keine Abfrage neu berechnet.';
  }
}
