import { counted } from '../format.ts';
import type { proofWords } from './words.ts';

export const proofGerman: typeof proofWords = {
  kind: 'Datenschutz',
  title: 'Was diesen Tab verlassen kann',
  lead: (reach) =>
    `Ihre Dateien werden in diesem Tab gelesen. ${reach} Das muss niemand glauben: Alles Folgende wird jetzt vom Browser abgelesen oder in ihm ausprobiert.`,
  reach: {
    unread: 'Der Browser setzt durch, mit wem der Tab sprechen darf.',
    unbound: 'Keine Regel hält den Tab davon ab, mit anderen Adressen zu sprechen.',
    own: 'Eine Regel, die der Browser durchsetzt, lässt den Tab mit der Adresse sprechen, von der er kam, und mit keiner anderen.',
    allowed: (addresses) =>
      `Eine Regel, die der Browser durchsetzt, lässt den Tab mit der Adresse sprechen, von der er kam, dazu mit ${addresses.join(' und ')}, was für Modelle erlaubt wurde, und mit keiner anderen.`,
  },
  attacks: {
    title: 'Meine Daten stehlen',
    about: (count) =>
      `${count} Angriffe, ausgeführt von den echten Engines in diesem Tab. Als abgewehrt gilt nur, was etwas verweigert hat.`,
    attempt: 'Diebstahl versuchen',
    runners: {
      sql: 'SQL, in der Datenbank, die Ihre Fragen beantwortet',
      python: 'Python, ohne die Prüfung seines Codes',
      page: 'Ein Skript, das in diese Seite gelangt ist',
      file: 'Eine vergiftete Datei, geöffnet wie jede andere',
    },
    states: {
      waiting: '',
      running: 'läuft',
      stopped: 'abgewehrt',
      through: 'DURCHGEKOMMEN',
      untried: 'nicht ausführbar',
    },
    titles: {
      'sql-request': 'Einen Wert mit einer Anfrage mitschicken',
      'sql-upload': 'Ein Ergebnis auf einen anderen Rechner schreiben',
      'sql-file': 'Eine Datei dieses Geräts lesen',
      'sql-list': 'Die Dateien dieses Geräts auflisten',
      'sql-attach': 'Die gespeicherten Daten einer anderen App öffnen',
      'sql-extension': 'Eine Erweiterung laden, die ins Netz sprechen kann',
      'sql-unlock': 'Die Engine entsperren',
      'sql-chain': 'Eine zweite Anweisung hinter einer harmlosen verstecken',
      'sql-write': 'Ändern, was gespeichert ist',
      'python-fetch': 'fetch des Browsers selbst aufrufen',
      'python-open-url': 'Den Weg von Pyodide ins Netz benutzen',
      'python-urllib': 'Mit der Standardbibliothek eine Anfrage senden',
      'python-socket': 'Darunter eine Verbindung öffnen',
      'python-eval': 'JavaScript aus Text ausführen',
      'python-constructor': 'Aus einer Liste eine JavaScript-Funktion machen',
      'python-storage': 'Lesen, was dieser Browser speichert',
      'python-tabs': 'Mit einem anderen Tab sprechen',
      'python-walk': 'Über alle Klassen zu einem Prozess gelangen',
      'page-fetch': 'Einen Wert mit fetch senden',
      'page-image': 'Einen Wert in der Adresse eines Bildes verstecken',
      'page-beacon': 'Ein Beacon senden, wie es Tracker tun',
      'page-socket': 'Einen WebSocket öffnen',
      'page-eval': 'Text als Code ausführen',
      'page-script': 'Ein Skript in die Seite setzen',
      'page-import': 'Ein Skript von einem anderen Rechner importieren',
      'page-frame': 'Eine andere Website in dieser zeigen',
      'page-direct-line': 'Eine direkte Leitung zu einem anderen Rechner öffnen (WebRTC)',
      'file-statement': 'SQL im Namen einer Spalte verstecken',
      'file-markup': 'Skript und Bild in Zellen verstecken, die Tabellen und Antworten zeichnen',
      'file-formula': 'Eine Formel verstecken, die eine Tabellenkalkulation nach dem Export ausführen würde',
    },
    progress: (done, all) => `${done} von ${all} ausprobiert`,
    summary: (all, { stopped, through, untried }) =>
      [
        `${stopped} von ${all} abgewehrt`,
        through === 0 ? 'keiner kam durch' : `${through} durchgekommen`,
        ...(untried === 0 ? [] : [`${untried} nicht ausführbar`]),
      ].join(', '),
  },
  file: {
    isName: 'Es ist der Name einer Spalte und nichts weiter.',
    otherwise: (rows, columns) => `${counted(rows, 'Zeile', 'Zeilen')} in ${columns}`,
    isExportedAsText: (line) => `Als Text exportiert: ${line}`,
    isNotExported: 'Die Zelle ist nicht im Export.',
    isText: 'Als der Text gezeichnet, der es ist: Kein Element entstand daraus und keine Anfrage.',
    isNotDrawn: 'Die Zellen wurden nicht gezeichnet.',
  },
  traffic: {
    title: 'Was diesen Tab verlassen hat, seit er offen ist',
    elsewhere: 'An andere Adressen',
    nothing: 'Nichts',
    requests: (count) => counted(count, 'Anfrage', 'Anfragen'),
    own: 'Dateien der App, die diese Seite geholt hat',
    fetched: (count, size) => `${count}, ${size} über das Netz`,
    refused: 'Anfragen und Code, die der Browser verweigert hat',
    source:
      'Nach den Aufzeichnungen des Browsers zu dieser Seite. Die Engines laufen neben der Seite, jede unter der Regel weiter unten.',
  },
  models: {
    title: 'Was Modellen gesendet wurde',
    nothing:
      'Nichts. Modelle werden nur gefragt, wenn eines gewählt ist; dann steht hier jede Anfrage an sie, Wort für Wort.',
    sent: (requests, size) =>
      `${counted(requests, 'Anfrage', 'Anfragen')} mit insgesamt ${size}, seit das Protokoll zuletzt geleert wurde. Geöffnet zeigt jede, was gesendet wurde.`,
    onlyLast: (count) => `Die letzten ${count}. Alle stehen im Ablauf.`,
  },
  policies: {
    title: 'Die geltende Regel',
    sources: {
      host: 'Sie kommt vom Server, von dem diese Seite kam.',
      'service-worker':
        'Der Server sendet keine: Der Service Worker der App bringt sie mit, für die Seite und für jede Engine.',
      page: 'Der Server sendet keine, und an dieser Adresse gibt es keinen Service Worker: Die Seite bringt ihre eigene mit, und ihre Engines erben sie.',
    },
    isIsolated: 'Die Seite ist von allen anderen Fenstern und Websites isoliert.',
    isNotIsolated:
      'Die Seite ist nicht von anderen Fenstern isoliert: Der Server lässt es nicht zu. Python lässt sich dann nur durch einen Neustart anhalten.',
    none: 'Für diese Seite gilt keine Regel: Eine Anfrage an eine andere Adresse wurde nicht verweigert.',
    owners: {
      'This page': 'Diese Seite',
      'Python’s worker': 'Der Worker von Python',
      'DuckDB’s worker': 'Der Worker von DuckDB',
    },
    noConnect: 'kein connect-src',
    source:
      'Die der Seite ist, was der Browser eben sagte, als er eine Anfrage verweigerte; die eines Workers kam mit seinem Skript.',
  },
  offline: {
    title: 'Ohne Netz',
    off: 'An dieser Adresse kann die App nicht gespeichert werden: Browser tun das nur bei sicheren Adressen (https oder dieses Gerät).',
    coming: (percent) => `Die App wird in diesem Browser gespeichert: ${percent} %.`,
    kept: 'Die ganze App ist in diesem Browser gespeichert. Netz ausschalten und die Seite neu laden: Alles geht weiter.',
    failed: (reason) =>
      `Nicht alles von der App ließ sich in diesem Browser speichern: ${reason ?? 'ein Grund wurde nicht genannt'}. Sie läuft, solange das Netz da ist.`,
  },
  limits: {
    title: 'Wovor das nicht schützt',
    others:
      'Erweiterungen des Browsers können jede Seite lesen, auch diese. Ebenso, wer sonst dieses Gerät und dieses Browserprofil benutzt: Was geöffnet wurde, bleibt hier gespeichert, bis es gelöscht wird. Ist ein Modell gewählt, das anderswo läuft, wird ihm gesendet, was erlaubt ist, und das Protokoll zeigt jedes Byte.',
    leading:
      'Kein Browser kennt eine Regel gegen eine Seite, die ihren eigenen Tab zu einer anderen Adresse führt. Nur ein Skript könnte das, und die Regel lässt keines herein: Nichts in Ihren Daten wird zu einem, und SQL und Python laufen dort, wo es keine Adressen gibt.',
  },
  licences: {
    title: 'Lizenzen der Software in dieser App',
    unreadable: (reason) => `Die Lizenzen konnten nicht gelesen werden: ${reason}`,
  },
};
