import { counted, formatBytes, formatCount } from '../format.ts';
import type { traceWords } from './words.ts';

const masked: Readonly<Record<string, string>> = {
  PERSON: 'Namen von Personen',
  EMAIL: 'E-Mail-Adressen',
  PHONE: 'Telefonnummern',
  CARD: 'Kartennummern',
  IBAN: 'Kontonummern',
  ID: 'Ausweisnummern',
  IP: 'IP-Adressen',
  VALUE: 'andere persönliche Werte',
};

export const traceGerman: typeof traceWords = {
  tab: { legend: 'Was gezeigt wird', events: 'Ereignisse', requests: 'Protokoll' },
  events: {
    emptyTitle: 'Noch kein Ablauf',
    empty: 'Jedes Ereignis einer Antwort steht hier: wer was wann getan hat und wie lange es dauerte.',
    about: (askedAt, count) => `Gefragt um ${askedAt} · ${counted(count, 'Ereignis', 'Ereignisse')}`,
    saveAsJson: 'Als JSON speichern',
    saveAsTranscript: 'Als Mitschrift speichern',
    unreadable: (error) => `Die Ereignisse dieser Antwort konnten nicht gelesen werden: ${error}`,
  },
  event: {
    checks: (state, count) => `${state}, ${counted(count, 'Prüfung', 'Prüfungen')}`,
    declined: 'abgelehnt',
    metrics: (count) => counted(count, 'Messwert', 'Messwerte'),
    changedByHand: (chartType) => `${chartType}, von Hand geändert`,
  },
  ledger: {
    requestsOf: 'Anfragen für',
    all: 'Alle Antworten, alle Chats',
    sum: (requests, bytes) => `${counted(requests, 'Anfrage', 'Anfragen')} · ${formatBytes(bytes)} gesendet`,
    saveAsJson: 'Als JSON speichern',
    clear: 'Protokoll leeren',
    isToBeCleared:
      'Alle Anfragen im Protokoll vergessen? Gesendet bleibt gesendet; nur die Aufzeichnung geht.',
    clearIt: 'Leeren',
    noneForThis: 'Für diese Antwort wurde nichts gesendet.',
    noneTitle: 'Nichts hat diese Seite verlassen',
    none: 'Wenn Modelle antworten, wird hier jede Anfrage an sie festgehalten: wann, wohin, wie viele Bytes und was genau darin stand.',
    kept: (requests, bytes, dropped) =>
      `In diesem Browser bleiben die letzten ${formatCount(requests)} Anfragen, höchstens ${formatBytes(bytes)}. Die ältesten gehen zuerst${dropped > 0 ? `; bei diesem Besuch ${counted(dropped, 'Anfrage', 'Anfragen')}` : ''}.`,
  },
  request: {
    outcomes: {
      sent: 'Gesendet, unterwegs',
      answered: 'Beantwortet',
      failed: 'Gescheitert',
      stopped: 'Angehalten',
    },
    listOfModels: 'Die Liste der Modelle',
    forListOfModels: 'die Liste der Modelle',
    forTest: 'eine Probe der Verbindung',
    toldAt: {
      names: 'höchstens Namen und Typen',
      statistics: 'höchstens Statistik',
      rows: 'höchstens Ergebniszeilen',
    },
    address: 'Adresse',
    purpose: 'Für',
    told: 'Gesagt',
    outcome: 'Ausgang',
    masked: 'Verdeckt',
    status: (status) => `Status ${status}`,
    after: (duration) => `nach ${duration}`,
    maskedKinds: masked,
    maskedCount: (kind, count) => `${kind} (${formatCount(count)})`,
    nothingMasked: 'nichts Persönliches gefunden',
    payload: (characters) => `Gesendet: ${counted(characters, 'Zeichen', 'Zeichen')}`,
    asSent: 'Genau wie gesendet',
    copyAsSent: 'Wie gesendet kopieren',
  },
};
