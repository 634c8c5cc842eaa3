import { counted, formatBytes, formatCount } from '../format.ts';

/** By the kind that stands in place of what was masked. */
const masked: Readonly<Record<string, string>> = {
  PERSON: 'names of persons',
  EMAIL: 'e-mail addresses',
  PHONE: 'phone numbers',
  CARD: 'card numbers',
  IBAN: 'bank account numbers',
  ID: 'identity numbers',
  IP: 'IP addresses',
  VALUE: 'other personal values',
};

export const traceWords = {
  tab: { legend: 'What is traced', events: 'Events', requests: 'Ledger' },
  events: {
    emptyTitle: 'Nothing to trace yet',
    empty: 'Every event of an answer is listed here: who did what, when, and how long it took.',
    about: (askedAt: string, count: number) => `Asked at ${askedAt} · ${counted(count, 'event')}`,
    saveAsJson: 'Save as JSON',
    saveAsTranscript: 'Save as transcript',
    unreadable: (error: string) => `The events of this answer could not be read: ${error}`,
  },
  event: {
    checks: (state: string, count: number) => `${state}, ${counted(count, 'check')}`,
    declined: 'declined',
    metrics: (count: number) => counted(count, 'metric'),
    changedByHand: (chartType: string) => `${chartType}, changed by hand`,
  },
  ledger: {
    requestsOf: 'Requests of',
    all: 'All answers, all chats',
    sum: (requests: number, bytes: number) => `${counted(requests, 'request')} · ${formatBytes(bytes)} sent`,
    saveAsJson: 'Save as JSON',
    clear: 'Clear the ledger',
    isToBeCleared: 'Forget all requests in the ledger? What was sent is sent; only the record of it goes.',
    clearIt: 'Clear',
    noneForThis: 'Nothing was sent for this answer.',
    noneTitle: 'Nothing has left this page',
    none: 'When models answer, each request to them is written down here: when, where to, how many bytes, and what exactly was in it.',
    kept: (requests: number, bytes: number, dropped: number) =>
      `Kept in this browser: the last ${formatCount(requests)} requests, at most ${formatBytes(bytes)}. The oldest go first${dropped > 0 ? `; ${counted(dropped, 'request')} went in this visit` : ''}.`,
  },
  request: {
    outcomes: { sent: 'Sent, on its way', answered: 'Answered', failed: 'Failed', stopped: 'Stopped' },
    listOfModels: 'The list of models',
    forListOfModels: 'the list of models',
    forTest: 'a test of the connection',
    toldAt: {
      names: 'names and types at most',
      statistics: 'statistics at most',
      rows: 'result rows at most',
    },
    address: 'Address',
    purpose: 'For',
    told: 'Told',
    outcome: 'Outcome',
    masked: 'Masked',
    status: (status: number) => `status ${status}`,
    after: (duration: string) => `after ${duration}`,
    maskedKinds: masked,
    maskedCount: (kind: string, count: number) => `${kind} (${formatCount(count)})`,
    nothingMasked: 'nothing personal was found',
    payload: (characters: number) => `What was sent, ${counted(characters, 'character')}`,
    asSent: 'Exactly as sent',
    copyAsSent: 'Copy as sent',
  },
};
