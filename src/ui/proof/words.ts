import type { Attack } from '../../core/attack.ts';
import type { OfflineState } from '../../state/offline.ts';
import type { AttackState } from '../../state/proof.ts';
import { counted } from '../format.ts';

/** English ones stand beside what they name. */
type Renamed = Readonly<Record<string, string>>;

const runners: Readonly<Record<Attack['runner'], string>> = {
  sql: 'SQL, in the database that answers your questions',
  python: 'Python, with the check of its code turned off',
  page: 'A script that got into this page',
  file: 'A poisoned file, opened as any other',
};

const states: Readonly<Record<AttackState['kind'], string>> = {
  waiting: '',
  running: 'running',
  stopped: 'stopped',
  through: 'GOT THROUGH',
  untried: 'could not be tried',
};

const policySources: Readonly<Record<OfflineState['policyFrom'], string>> = {
  host: 'It comes from the server that this page came from.',
  'service-worker':
    'The host sends none: the app’s own service worker brings it, for the page and for each engine.',
  page: 'The host sends none, and this address can have no service worker: the page brings its own, and its engines inherit it.',
};

export const proofWords = {
  kind: 'Privacy',
  title: 'What can leave this tab',
  lead: (reach: string) =>
    `Your files are read in this tab. ${reach} Do not take our word for it: everything below is read from your browser, or tried in it, now.`,
  reach: {
    unread: 'Your browser enforces to whom it may speak.',
    unbound: 'No policy keeps it from speaking to other addresses.',
    own: 'A policy that your browser enforces lets it speak to the address it came from and to no other.',
    allowed: (addresses: readonly string[]) =>
      `A policy that your browser enforces lets it speak to the address it came from, to ${addresses.join(' and ')}, which was allowed for models, and to no other.`,
  },
  attacks: {
    title: 'Try to steal my data',
    about: (count: number) =>
      `${count} attacks, run by the real engines in this tab. Each one counts as stopped only when something refused it.`,
    attempt: 'Try to steal my data',
    runners,
    states,
    titles: {} as Renamed,
    progress: (done: number, all: number) => `${done} of ${all} tried`,
    summary: (
      all: number,
      { stopped, through, untried }: Readonly<Record<'stopped' | 'through' | 'untried', number>>,
    ) =>
      [
        `${stopped} of ${all} stopped`,
        through === 0 ? 'none got through' : `${through} got through`,
        ...(untried === 0 ? [] : [`${untried} could not be tried`]),
      ].join(', '),
  },
  file: {
    isName: 'It is the name of a column, and nothing else.',
    otherwise: (rows: number, columns: string) => `${rows} rows in ${columns}`,
    isExportedAsText: (line: string) => `Exported as text: ${line}`,
    isNotExported: 'The cell is not in the export.',
    isText: 'Drawn as the text that it is: no element came of it, and no request.',
    isNotDrawn: 'The cells were not drawn.',
  },
  traffic: {
    title: 'What left this tab since it was opened',
    elsewhere: 'To other addresses',
    nothing: 'Nothing',
    requests: (count: number) => counted(count, 'request'),
    own: 'Files of the app that this page fetched',
    fetched: (count: number, size: string) => `${count}, ${size} over the network`,
    refused: 'Requests and code that the browser refused',
    source:
      'As the browser’s own record of this page has it. The engines run beside the page, each under the policy below.',
  },
  models: {
    title: 'What models were sent',
    nothing:
      'Nothing. Models are asked only when you choose one; then every request to them is written down here, word for word.',
    sent: (requests: number, size: string) =>
      `${counted(requests, 'request')} with ${size} in all, since the ledger was last cleared. Open one to read what was sent.`,
    onlyLast: (count: number) => `The last ${count}. All of them are in the trace.`,
  },
  policies: {
    title: 'The policy in force',
    sources: policySources,
    isIsolated: 'The page is isolated from all other windows and sites.',
    isNotIsolated:
      'The page is not isolated from other windows: the host does not allow it. Python can then only be stopped by starting it anew.',
    none: 'No policy is in force for this page: a request to another address was not refused.',
    owners: {} as Renamed,
    noConnect: 'no connect-src',
    source:
      'The page’s is what the browser said when it refused a request a moment ago; a worker’s is what its script came with.',
  },
  offline: {
    title: 'Without a network',
    off: 'This address cannot keep the app: the browser does that for secure addresses only (https, or this device).',
    coming: (percent: number) => `The app is being kept in this browser: ${percent} %.`,
    kept: 'The whole app is kept in this browser. Turn the network off and load the page anew: everything works.',
    failed: (reason: string | undefined) =>
      `Not all of the app could be kept in this browser: ${reason ?? 'no reason was given'}. It works while the network is there.`,
  },
  limits: {
    title: 'What this cannot protect from',
    others:
      'Extensions of your browser can read every page, this one too. So can whoever else uses this device and this browser profile: what you open is kept here until you delete it. If you choose a model that runs elsewhere, what you allow is sent to it, and the ledger shows every byte.',
    leading:
      'No browser has a policy against a page that leads its own tab to another address. Only a script could do that, and the policy lets none in: nothing in your data becomes one, and SQL and Python run where there are no addresses to lead to.',
  },
  licences: {
    title: 'Licences of the software in this app',
    unreadable: (reason: string) => `The licences could not be read: ${reason}`,
  },
};
