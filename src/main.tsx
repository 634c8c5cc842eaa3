import { createRoot } from 'react-dom/client';
import { startDuckDb } from '../workers/duckdb/client.ts';
import { askToPersist, eraseDatabase, eraseSiteData, storageUse } from '../workers/duckdb/kept-data.ts';
import { createOfflineClient } from '../workers/offline/client.ts';
import { policySource } from '../workers/offline/policy-source.ts';
import { startPython } from '../workers/python/client.ts';
import { ask, stamp } from './agents/ask.ts';
import { makeTools } from './agents/tools.ts';
import type { Subject } from './core/agent.ts';
import { newId } from './core/id.ts';
import { acceptedEndings } from './ingest/accepted.ts';
import { contentHash } from './ingest/content-hash.ts';
import { type Automation, createAutomation } from './state/automation.ts';
import { createConsole } from './state/console.ts';
import { createConversations } from './state/conversations.ts';
import { createDatasets, type DatasetsState, type OpenDataset, subjectsOf } from './state/datasets.ts';
import { createEngines } from './state/engines.ts';
import { fetchHosted } from './state/hosted-file.ts';
import { createKept } from './state/kept.ts';
import { createOffline } from './state/offline.ts';
import { createRelations, settledOffersSchema } from './state/relations.ts';
import type { Stores } from './state/stores.ts';
import { createTabTalk } from './state/tab-talk.ts';
import { createToasts } from './state/toasts.ts';
import { arrangementSchema, createWorkspace, usualArrangement } from './state/workspace.ts';
import { openStorage } from './storage/storage.ts';
import { App } from './ui/app.tsx';

declare global {
  interface Window {
    /** For programs that drive the page. */
    insightx: Automation;
  }
}

/** Fetched beside the start page, which does not wait for it. */
const analyst = () => import('./agents/analyst/team.ts');

/** Starting Python takes a processor of its own for a second or two: not while a first question is answered. */
const pythonRestMs = 2_000;

const policyFrom = await policySource();
const now = (): number => Date.now();
const storage = openStorage('insightx');
const sql = startDuckDb();
const python = startPython({ handOver: sql.handOver });
/** For the console's user, who may want to find the variables of earlier runs again. */
const keptPython = startPython({ handOver: sql.handOver, keepState: true });

const toasts = createToasts();
const toast = toasts.getState().show;

const datasets = createDatasets({
  engine: sql,
  readKept: async () => {
    const { datasets: kept, unreadable } = await storage.datasets.all();
    const withProfiles = kept.map(async (dataset) => ({
      dataset,
      profiles: await storage.profiles.of(dataset.id),
    }));
    return { kept: await Promise.all(withProfiles), unreadable };
  },
  keep: async (dataset) => {
    await storage.datasets.put(dataset);
    // Some browsers ask the user, who may take time.
    void askToPersist();
  },
  keepAnew: storage.datasets.replace,
  keepProfile: storage.profiles.put,
  forget: storage.datasets.remove,
  fetchHosted: (address, fetching) => fetchHosted(address, location.href, fetching),
  contentHash,
  toast,
});

const tabs = createTabTalk(new BroadcastChannel('insightx'));
const kept = createKept({
  measure: storageUse,
  askForTables: tabs.askForTables,
  saved: sql.saved,
  closeEngine: sql.close,
  isHeldElsewhere: () => sql.status().isOwnedElsewhere === true,
  erase: [eraseDatabase, storage.deleteEverything, eraseSiteData],
  startAnew: () => location.reload(),
  toast,
});
tabs.onWanted({
  isHolder: () => sql.status().storage === 'opfs' && !kept.getState().isGivenUp,
  giveUp: (signal) => kept.getState().giveUp(signal),
});

sql.onStatus(({ storage: where, reason }) => {
  if (where === 'opfs' && reason !== undefined) toast('warning', reason);
});

/** Data reaches Python on a way that an engine which broke down leaves dead. */
const crashesSeen = { count: 0 };
sql.onStatus(({ crashes = 0 }) => {
  if (crashes === crashesSeen.count) return;
  crashesSeen.count = crashes;
  for (const each of [python, keptPython]) each.restart().catch(() => undefined);
});

const conversations = createConversations({
  ask: async function* ({ question, history, signal }) {
    const subjects = await datasets.getState().subjects();
    const tools = makeTools({ sql, python, subjects, ...insightsOf(subjects) });
    const joins = await relations.getState().look(subjects);
    const { builtInAnalyst } = await analyst();
    yield* ask(question, { team: builtInAnalyst, subjects, joins, history, tools, signal, now });
  },
  modelUseOf: () => undefined,
  stamp: (questionId) => stamp(questionId, now),
  activeDatasetId: () => datasets.getState().activeId,
  conversations: storage.conversations,
  turns: storage.turns,
  events: storage.events,
  toast,
  now,
});

const arrangement = await storage.settings.get('arrangement', arrangementSchema).catch((error: unknown) => {
  toast('warning', `Nothing can be kept in this browser: ${String(error)}`);
  return undefined;
});
const relations = createRelations({
  engine: sql,
  adopt: datasets.getState().adopt,
  settled: (await storage.settings.get('settledOffers', settledOffersSchema).catch(() => undefined)) ?? [],
  keepSettled: (keys) => void storage.settings.put('settledOffers', keys),
  toast,
  now,
});
const stores: Stores = {
  datasets,
  relations,
  conversations,
  engines: createEngines({ sql, python }),
  kept,
  console: createConsole({ sql, python, keptPython }),
  workspace: createWorkspace(
    arrangement ?? usualArrangement,
    (changed) => void storage.settings.put('arrangement', changed),
  ),
  toasts,
};

const offline = createOffline({ ...createOfflineClient(), policyFrom, isIsolated: crossOriginIsolated });

window.insightx = createAutomation(stores);
datasets.subscribe((state, before) => {
  if (state.datasets !== before.datasets && isAllDescribed(state)) {
    void relations.getState().look(state.datasets.flatMap(subjectsOf));
  }
  if (state.datasets.some((open) => isJustMeasured(open, before.datasets)))
    setTimeout(wakePython, pythonRestMs);
});
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(<App stores={stores} acceptedEndings={acceptedEndings} />);
await Promise.all([analyst(), datasets.getState().restore(), conversations.getState().restore()]);
for (const address of new URLSearchParams(location.search).getAll('data')) {
  await datasets.getState().openHosted(address);
}
await offline.getState().start();

function isJustMeasured(open: OpenDataset, before: readonly OpenDataset[]): boolean {
  const earlier = before.find(({ dataset }) => dataset.id === open.dataset.id);
  return earlier !== undefined && earlier.profileProgress < 1 && open.profileProgress === 1;
}

function isAllDescribed({ datasets: open, loading }: DatasetsState): boolean {
  return loading.length === 0 && open.every(({ profileProgress }) => profileProgress === 1);
}

/** New data will be asked about, and a question may need Python. A failure shows in the engine's status. */
function wakePython(): void {
  python.start().catch(() => undefined);
}

function insightsOf(subjects: readonly Subject[]) {
  const datasetId = subjects[0]?.dataset.id;
  return {
    insights: () => (datasetId === undefined ? Promise.resolve([]) : storage.insights.of(datasetId)),
    /** Written behind, so that no answer waits for the disk. */
    keepInsight: (insight: { readonly text: string; readonly question: string }) => {
      if (datasetId !== undefined) {
        storage.insights
          .add({ ...insight, id: newId(), datasetId, createdAt: now() })
          .catch((error: unknown) => toast('warning', `An insight could not be kept: ${String(error)}`));
      }
      return Promise.resolve();
    },
  };
}
