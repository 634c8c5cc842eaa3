import type { ReactNode } from 'react';
import type { AgentName } from '../../core/event.ts';
import type { KeyStatus } from '../../core/key-rotation.ts';
import type { ModelSource } from '../../core/model-settings.ts';
import type { SettingsPart } from '../../state/workspace.ts';
import { counted } from '../format.ts';

const parts: Readonly<Record<SettingsPart, string>> = {
  answering: 'Models',
  told: 'Privacy',
  roles: 'Roles',
  prices: 'Prices and budget',
  language: 'Language',
};

const sources: Readonly<Record<ModelSource, { readonly name: string; readonly about: string }>> = {
  'built-in': { name: 'Built-in analyst', about: 'No model is asked. Nothing leaves this page.' },
  'bytez-proxy': {
    name: 'Bytez, through this server',
    about: 'The server that this page comes from holds the keys, in its file .env.',
  },
  'bytez-keys': {
    name: 'Bytez, with my own keys',
    about: 'Your keys stay on this machine; the page asks Bytez itself and changes keys when one fails.',
  },
  custom: {
    name: 'Any OpenAI-compatible address',
    about:
      'Ollama, LM Studio, vLLM, or a gateway of your own. A model on this machine is the private choice.',
  },
};

const keyStates: Readonly<Record<KeyStatus, string>> = {
  healthy: 'Ready',
  cooling: 'Rests',
  failed: 'Not used any more',
};

const doings: Readonly<Record<AgentName, string>> = {
  orchestrator: 'Understands the question. A fast model will do.',
  sql_agent: 'Writes queries.',
  python_agent: 'Writes Python.',
  composer: 'Writes the answer.',
  explainer: 'Explains the data where nothing is computed.',
  validator: 'Finds a second way to the headline.',
};

export const settingsWords = {
  title: 'Settings',
  partsTitle: 'Parts of the settings',
  parts,
  toDefaults: 'Back to defaults',
  nameModel: 'Name a model.',
  answering: { title: 'Who answers', sources },
  address: {
    label: 'Address',
    hint: 'As far as its /v1.',
    fault: 'An address begins with http:// or https://.',
  },
  test: {
    test: 'Test',
    isTesting: 'Asking the models',
    about: 'Asks each model for one word, and tells it nothing of your data.',
  },
  keyTable: {
    key: 'Key',
    state: 'State',
    requests: 'Requests',
    errors: 'Errors',
    lastUsed: 'Last used',
    never: 'never',
    until: (clock: string) => `until ${clock}`,
    states: keyStates,
  },
  ownKeys: {
    label: 'Your keys',
    title: (count: number): string => (count === 1 ? 'Your key' : 'Your keys'),
    remove: 'Delete keys',
    isToBeRemoved: 'Delete these keys from this browser? They stay valid at the gateway.',
    isSealed: 'encrypted with your passphrase',
    isOpen: 'kept in this browser, not encrypted',
    faulty: 'A key has no spaces, and no letters beyond those of English.',
    newKeys: 'New keys',
    ofCustom: 'Key, if it wants one',
    ofBytez: 'Your Bytez keys',
    key: 'Key',
    keyAt: (place: number) => `Key ${place}`,
    paste: 'Paste a key',
    another: 'Another key, if you have one',
    passphrase: 'Passphrase, if you want them encrypted',
    passphraseHint:
      'Keys stay in this browser. With a passphrase they are encrypted, and asked for once in each visit; it cannot be recovered.',
    keep: (count: number) => (count > 1 ? `Keep ${counted(count, 'key')} here` : 'Keep it here'),
  },
  proxy: {
    isSought: 'Looking for the proxy.',
    isAbsent: (start: ReactNode): ReactNode => (
      <>
        This server has no proxy: it hands out files only. Start the app with {start}, or use keys of your
        own.
      </>
    ),
    hasNoKey: (variable: ReactNode, file: ReactNode): ReactNode => (
      <>
        The proxy is there, but it has no key. Put {variable} into the file {file} of the server; it is read
        as soon as it is saved.
      </>
    ),
    title: 'Keys of the proxy',
    lookAgain: 'Look again',
  },
  reach: {
    isAllowed: (origin: string) => `You let this page reach ${origin}. Its engines still reach nothing.`,
    isRefused: (origin: string) =>
      `The policy of this page lets it reach no address but its own. To ask ${origin} from here, let it; the page is loaded anew.`,
    takeBack: 'Take that back',
    allow: (host: string) => `Let this page reach ${host}`,
  },
  roles: {
    doings,
    lead: 'Each role can have its own model: a fast one to understand, a strong one to write code.',
    known: (count: number) => `${count} models are known; type to find one.`,
    model: 'Model',
    temperature: 'Temperature',
    temperatureFault: 'From 0 to 2.',
    tokens: 'Tokens, at most',
    tokensFault: 'A whole number from 64 to 200,000.',
    noModels: 'The built-in analyst needs no model. Choose who answers first, under “Models”.',
    choose: 'Choose who answers',
  },
  prices: {
    budget: 'Budget of one conversation',
    noLimit: 'No limit',
    budgetHint: 'Models are asked no more when it is used up; you can raise it then. Empty: no limit.',
    budgetFault: 'More than 0, or empty for no limit.',
    unpriced: (models: readonly string[], hasBudget: boolean) =>
      `No price is known for ${models.join(', ')}: what they cost cannot be told${hasBudget ? ', and the budget cannot hold them' : ''}. Fill it in below.`,
    title: 'Prices and contexts',
    model: 'Model',
    newModel: (place: number) => `model ${place}`,
    dollarsIn: 'US $ a million tokens in',
    dollarsOut: 'US $ a million tokens out',
    andOut: 'and out',
    context: 'Context, tokens',
    remove: (model: string) => `Remove ${model}`,
    add: 'Add a model',
    unknown: 'unknown',
    dollarFault: '0 or more, or empty.',
    contextFault: 'A whole number.',
  },
  told: { openLedger: 'Open the ledger' },
};
