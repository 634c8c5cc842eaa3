import type { PythonStatus } from '../../core/engine.ts';
import type { Arrangement, Part, SideTab } from '../../state/workspace.ts';

const parts: Readonly<Record<Part, string>> = { data: 'Data', chat: 'Chat', details: 'Details' };

const tabs: Readonly<Record<SideTab, string>> = {
  dna: 'Data DNA',
  code: 'Code',
  results: 'Results',
  insights: 'Insights',
  trace: 'Trace',
};

const themes: Readonly<Record<Arrangement['theme'], string>> = {
  system: 'Colours follow the system. Change',
  light: 'Light colours. Change',
  dark: 'Dark colours. Change',
};

type PythonWords = Readonly<Record<Exclude<PythonStatus['state'], 'starting'>, string>>;
const pythonStates: PythonWords = {
  asleep: 'Python starts when needed',
  ready: 'Python ready',
  failed: 'Python could not start',
};

export const layoutWords = {
  /** Parts of the page that could not be drawn. */
  places: { page: 'itself', details: 'the details' },
  parts,
  tabs,
  themes,
  bottomBar: 'Parts of the page',
  drop: {
    title: 'Drop to open',
    about: (endings: string) => `${endings} · read in this tab, not uploaded`,
    notRead: (reason: string) => `The folder could not be read: ${reason}`,
  },
  engines: {
    label: 'Engines',
    whatCanLeave: 'What can leave this tab',
    duckdbLoading: (share: string) => `DuckDB loading ${share}`,
    duckdbReady: 'DuckDB ready',
    duckdbInMemory: 'DuckDB ready, in memory only',
    duckdbFailed: 'DuckDB could not start',
    duckdbFailedMore: 'Reload the page to try again.',
    duckdbLoadingMore: 'The database is being loaded. You can open a file already.',
    kept: 'Tables are kept in this browser and are here after a reload.',
    notKept: (reason: string) => `Tables last until this tab is closed. ${reason}`,
    extensions: (names: string) => `With DuckDB's ${names}.`,
    pythonLoading: (share: string) => `Python loading ${share}`,
    python: pythonStates,
    pythonFailedMore: 'Questions that need SQL only still work.',
    pythonMore: (packages: string) => `Runs in this tab, without a network, with ${packages}.`,
    standardLibrary: 'the standard library',
  },
  panes: {
    left: 'Data and chats',
    right: 'Details',
    openLeft: 'Open data pane',
    closeLeft: 'Close data pane',
    openRight: 'Open details pane',
    addFiles: 'Add files',
    newChat: 'New chat',
    leftWidth: 'Width of the data pane',
    rightWidth: 'Width of the details pane',
  },
  isWorking: 'Working…',
};
