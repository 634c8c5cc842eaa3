import { counted } from '../format.ts';
import type { settingsWords } from './words.tsx';

export const settingsGerman: typeof settingsWords = {
  title: 'Einstellungen',
  partsTitle: 'Teile der Einstellungen',
  parts: {
    answering: 'Modelle',
    told: 'Datenschutz',
    roles: 'Rollen',
    prices: 'Preise und Budget',
    language: 'Sprache',
  },
  toDefaults: 'Zurücksetzen',
  nameModel: 'Ein Modell nennen.',
  answering: {
    title: 'Wer antwortet',
    sources: {
      'built-in': {
        name: 'Eingebauter Analyst',
        about: 'Kein Modell wird gefragt. Nichts verlässt diese Seite.',
      },
      'bytez-proxy': {
        name: 'Bytez, über diesen Server',
        about: 'Der Server, von dem diese Seite kommt, hat die Schlüssel, in seiner Datei .env.',
      },
      'bytez-keys': {
        name: 'Bytez, mit eigenen Schlüsseln',
        about:
          'Ihre Schlüssel bleiben auf diesem Gerät; die Seite fragt Bytez selbst und wechselt den Schlüssel, wenn einer versagt.',
      },
      custom: {
        name: 'Jede OpenAI-kompatible Adresse',
        about:
          'Ollama, LM Studio, vLLM oder ein eigenes Gateway. Ein Modell auf diesem Gerät ist die private Wahl.',
      },
    },
  },
  address: {
    label: 'Adresse',
    hint: 'Bis zu ihrem /v1.',
    fault: 'Eine Adresse beginnt mit http:// oder https://.',
  },
  test: {
    test: 'Testen',
    isTesting: 'Die Modelle werden gefragt',
    about: 'Fragt jedes Modell nach einem Wort und sagt ihm nichts von Ihren Daten.',
  },
  keyTable: {
    key: 'Schlüssel',
    state: 'Zustand',
    requests: 'Anfragen',
    errors: 'Fehler',
    lastUsed: 'Zuletzt benutzt',
    never: 'nie',
    until: (clock) => `bis ${clock}`,
    states: { healthy: 'Bereit', cooling: 'Pausiert', failed: 'Nicht mehr benutzt' },
  },
  ownKeys: {
    label: 'Ihre Schlüssel',
    title: (count) => (count === 1 ? 'Ihr Schlüssel' : 'Ihre Schlüssel'),
    remove: 'Schlüssel löschen',
    isToBeRemoved: 'Diese Schlüssel aus diesem Browser löschen? Beim Gateway bleiben sie gültig.',
    isSealed: 'mit Ihrer Passphrase verschlüsselt',
    isOpen: 'in diesem Browser gespeichert, nicht verschlüsselt',
    faulty: 'Ein Schlüssel hat keine Leerzeichen und nur englische Buchstaben.',
    newKeys: 'Neue Schlüssel',
    ofCustom: 'Schlüssel, falls nötig',
    ofBytez: 'Ihre Bytez-Schlüssel',
    key: 'Schlüssel',
    keyAt: (place) => `Schlüssel ${place}`,
    paste: 'Schlüssel einfügen',
    another: 'Weiterer Schlüssel, falls vorhanden',
    passphrase: 'Passphrase, um sie zu verschlüsseln',
    passphraseHint:
      'Schlüssel bleiben in diesem Browser. Mit einer Passphrase werden sie verschlüsselt; gefragt wird nach ihr einmal je Besuch, wiederherstellen lässt sie sich nicht.',
    keep: (count) =>
      count > 1 ? `${counted(count, 'Schlüssel', 'Schlüssel')} hier speichern` : 'Hier speichern',
  },
  proxy: {
    isSought: 'Der Proxy wird gesucht.',
    isAbsent: (start) => (
      <>
        Dieser Server hat keinen Proxy: Er gibt nur Dateien aus. Die App mit {start} starten oder eigene
        Schlüssel benutzen.
      </>
    ),
    hasNoKey: (variable, file) => (
      <>
        Der Proxy ist da, hat aber keinen Schlüssel. {variable} in die Datei {file} des Servers eintragen; sie
        wird gelesen, sobald sie gespeichert ist.
      </>
    ),
    title: 'Schlüssel des Proxys',
    lookAgain: 'Neu nachsehen',
  },
  reach: {
    isAllowed: (origin) => `Diese Seite darf ${origin} erreichen. Ihre Engines erreichen weiterhin nichts.`,
    isRefused: (origin) =>
      `Die Regel dieser Seite lässt sie keine Adresse außer der eigenen erreichen. Um ${origin} von hier aus zu fragen, ist es zu erlauben; die Seite wird dabei neu geladen.`,
    takeBack: 'Zurücknehmen',
    allow: (host) => `${host} für diese Seite erlauben`,
  },
  roles: {
    doings: {
      orchestrator: 'Versteht die Frage. Ein schnelles Modell genügt.',
      sql_agent: 'Schreibt Abfragen.',
      python_agent: 'Schreibt Python.',
      composer: 'Schreibt die Antwort.',
      explainer: 'Erklärt die Daten, wo nichts berechnet wird.',
      validator: 'Findet einen zweiten Weg zur Hauptzahl.',
    },
    lead: 'Jede Rolle kann ihr eigenes Modell haben: ein schnelles zum Verstehen, ein starkes zum Schreiben von Code.',
    known: (count) => `${count} Modelle sind bekannt; Tippen findet eines.`,
    model: 'Modell',
    temperature: 'Temperatur',
    temperatureFault: 'Von 0 bis 2.',
    tokens: 'Token, höchstens',
    tokensFault: 'Eine ganze Zahl von 64 bis 200 000.',
    noModels: 'Der eingebaute Analyst braucht kein Modell. Zuerst unter „Modelle“ wählen, wer antwortet.',
    choose: 'Wählen, wer antwortet',
  },
  prices: {
    budget: 'Budget eines Chats',
    noLimit: 'Ohne Grenze',
    budgetHint:
      'Ist es verbraucht, werden Modelle nicht mehr gefragt; es lässt sich dann erhöhen. Leer: ohne Grenze.',
    budgetFault: 'Mehr als 0, oder leer für ohne Grenze.',
    unpriced: (models, hasBudget) =>
      `Für ${models.join(', ')} ist kein Preis bekannt: Die Kosten lassen sich nicht nennen${hasBudget ? ', und das Budget kann sie nicht begrenzen' : ''}. Unten eintragen.`,
    title: 'Preise und Kontexte',
    model: 'Modell',
    newModel: (place) => `modell ${place}`,
    dollarsIn: 'US-$ je Million Token hinein',
    dollarsOut: 'US-$ je Million Token heraus',
    andOut: 'und heraus',
    context: 'Kontext, Token',
    remove: (model) => `${model} entfernen`,
    add: 'Modell hinzufügen',
    unknown: 'unbekannt',
    dollarFault: '0 oder mehr, oder leer.',
    contextFault: 'Eine ganze Zahl.',
  },
  told: { openLedger: 'Protokoll öffnen' },
};
