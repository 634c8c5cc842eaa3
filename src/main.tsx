import { finishedAnalysis } from 'virtual:finished-analysis';
import { createRoot } from 'react-dom/client';
import { startDuckDb } from '../workers/duckdb/client.ts';
import { exportTable } from '../workers/duckdb/export/export-table.ts';
import { askToPersist, eraseDatabase, eraseSiteData, storageUse } from '../workers/duckdb/kept-data.ts';
import { createOfflineClient } from '../workers/offline/client.ts';
import { takeLaunchedFiles } from '../workers/offline/launched-files.ts';
import { policySource } from '../workers/offline/policy-source.ts';
import { startPython } from '../workers/python/client.ts';
import { ask, stamp } from './agents/ask.ts';
import { createQueryCache } from './agents/query-cache.ts';
import { makeTools } from './agents/tools.ts';
import type { Equipment } from './core/agent.ts';
import { privacySchema, usualPrivacy } from './core/privacy.ts';
import { acceptedEndings } from './ingest/accepted.ts';
import { contentHash } from './ingest/content-hash.ts';
import { wholeHash } from './ingest/whole-hash.ts';
import { tailOf } from './llm/key-manager/key.ts';
import { openKeys, sealKeys } from './llm/own-keys.ts';
import { shareFileEnding } from './sharing/share-file-name.ts';
import { createArtifacts } from './state/artifacts.ts';
import { type Automation, createAutomation } from './state/automation.ts';
import { createConsole } from './state/console.ts';
import { createHistory } from './state/console-history.ts';
import { createConversations } from './state/conversations.ts';
import { createDatasets } from './state/datasets.ts';
import { createEngines } from './state/engines.ts';
import { fetchHosted } from './state/hosted-file.ts';
import { createInsights } from './state/insights.ts';
import { createKept } from './state/kept.ts';
import { createLanguage, spokenSchema, usualSpoken } from './state/language.ts';
import { createLedger } from './state/ledger.ts';
import { keptModelsSchema, type ModelsState } from './state/models.ts';
import { createOffline } from './state/offline.ts';
import { createKeyRing, keptKeysSchema } from './state/own-keys.ts';
import { createRelations, settledOffersSchema } from './state/relations.ts';
import { activeTableOf, createResults } from './state/results.ts';
import { spendingOf } from './state/spending.ts';
import type { Stores } from './state/stores.ts';
import { createTabTalk } from './state/tab-talk.ts';
import { createToasts } from './state/toasts.ts';
import { type StateWords, stateWords } from './state/words.ts';
import { arrangementSchema, createWorkspace, usualArrangement } from './state/workspace.ts';
import { openStorage } from './storage/storage.ts';
import { App } from './ui/app.tsx';
import { QuestionKindsSource } from './ui/chat/question-kinds-source.ts';
import { formatCell, formatValue } from './ui/format.ts';
import { applyLanguage } from './ui/language/readers-locale.ts';
import { Spoken } from './ui/language/spoken.tsx';
import { translationInto } from './ui/language/translations.ts';
import { wordsIn } from './ui/language/use-words.ts';
import { formatLongDay } from './ui/moment.ts';
import { ProofPlace } from './ui/proof/proof-place.tsx';
import { SharingPlace } from './ui/sharing/sharing-place.tsx';
import { Recomputing } from './ui/start/recomputing.ts';
import { keepChartVersions } from './wiring/chart-versions.ts';
import { keepDrafts } from './wiring/drafts.ts';
import { watchEngines } from './wiring/engines.ts';
import { keepFirstLook } from './wiring/first-look.ts';
import { followData } from './wiring/follow-data.ts';
import { insightsOf } from './wiring/insights.ts';
import { keepCodeOfAnswers, noteRuns } from './wiring/kept-code.ts';
import { askBeforeLeaving } from './wiring/leaving.ts';
import { wireLlmTeam } from './wiring/llm-team.ts';
import { wireModels } from './wiring/models.ts';
import { once } from './wiring/once.ts';
import { questionKindsOf } from './wiring/question-kinds.ts';
import { reachOfPage } from './wiring/reach.ts';
import { wireRecomputing } from './wiring/recomputing.ts';
import { wireSharing } from './wiring/sharing.ts';

declare global {
  interface Window {
    /** For programs that drive the page. */
    insightx: Automation;
  }
}

/** Fetched beside the start page, which does not wait for it. */
const analyst = () => import('./agents/analyst/team.ts');

const policyFrom = await policySource();
const now = (): number => Date.now();
const storage = openStorage('insightx');
const sql = startDuckDb();
const python = startPython({ handOver: sql.handOver });
/** For the console's user, who may want to find the variables of earlier runs again. */
const keptPython = startPython({ handOver: sql.handOver, keepState: true });

const toasts = createToasts();
const toast = toasts.getState().show;
const { language, speak } = createLanguage({
  preferred: navigator.languages,
  translationInto,
  apply: applyLanguage,
  keep: (chosen) => void storage.settings.put('language', chosen),
  toast,
  words,
});
/** Of messages, in the language that is spoken when they are told. */
const telling = { toast, words };

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
  fetchHosted: (address, fetching) => fetchHosted(address, location.href, fetching, words().hosted),
  contentHash,
  wholeHash,
  ...telling,
});

const tabs = createTabTalk(new BroadcastChannel('insightx'));
const kept = createKept({
  measure: storageUse,
  askForTables: (...asking) => tabs.askForTables(...asking),
  saved: () => sql.saved(),
  closeEngine: () => sql.close(),
  isHeldElsewhere: () => sql.status().isOwnedElsewhere === true,
  erase: [eraseDatabase, storage.deleteEverything, eraseSiteData],
  startAnew: () => location.reload(),
  ...telling,
});
tabs.onWanted({
  isHolder: () => sql.status().storage === 'opfs' && !kept.getState().isGivenUp,
  giveUp: (signal) => kept.getState().giveUp(signal),
});

watchEngines({ sql, pythons: [python, keptPython], toast });

/** Read when it is told: Python may say what it has only when it has started. */
const equipment: Equipment = {
  get pythonPackages() {
    return python.status().packages;
  },
  get sqlExtensions() {
    return sql.status().extensions ?? [];
  },
};

const queryCache = createQueryCache();
const insights = createInsights({ ...storage.insights, ...telling, now });
const ledger = createLedger({ ...storage.ledger, ...telling });

const conversations = createConversations({
  ask: async function* (request) {
    const { question, history, signal, by } = request;
    const subjects = await datasets.getState().subjects();
    const tools = makeTools({ sql, python, subjects, cache: queryCache, ...insightsOf(insights, subjects) });
    const joins = await relations.getState().look(subjects);
    const session = { subjects, joins, history, tools, signal, now };
    const { settings } = models.getState();
    if (by === 'built-in' || settings.source === 'built-in') {
      const { builtInAnalyst } = await analyst();
      yield* ask(question, { ...session, team: builtInAnalyst });
    } else {
      wakePython();
      const { privacy } = models.getState();
      const { cost: spent } = spendingOf(conversations.getState().branches);
      const team = await llm.team({ ...request, settings, privacy, subjects, spent });
      yield* ask(question, { ...session, ...team });
    }
  },
  stamp: (questionId) => stamp(questionId, now),
  activeDatasetId: () => datasets.getState().activeId,
  conversations: storage.conversations,
  turns: storage.turns,
  events: storage.events,
  ...telling,
  now,
});

const keyRing = createKeyRing({
  read: (source) => storage.settings.get(`keys of ${source}`, keptKeysSchema),
  keep: (source, keys) => storage.settings.put(`keys of ${source}`, keys),
  tailOf,
  seal: sealKeys,
  unseal: openKeys,
});
const llm = wireLlmTeam({
  ...{ sql, keyRing, equipment, now },
  ledger: ledger.getState().note,
  write: ({ value, format }) => formatValue(value, format),
});
const [arrangement, keptModels, privacy, spoken, drafts] = await Promise.all([
  storage.settings.get('arrangement', arrangementSchema),
  storage.settings.get('models', keptModelsSchema),
  storage.settings.get('privacy', privacySchema),
  storage.settings.get('language', spokenSchema),
  storage.drafts.all(),
  keyRing.read(),
]).catch(async (error: unknown) => {
  await speak(usualSpoken);
  toast('warning', words().settings.nothingKept(String(error)));
  return [];
});
await speak(spoken ?? usualSpoken);
const models = wireModels({
  ...{ llm, keyRing, settings: storage.settings, ...telling },
  kept: { models: keptModels, privacy: privacy ?? usualPrivacy },
  reach: await reachOfPage(),
  dataTold: async () => {
    const subjects = await datasets.getState().subjects();
    const tools = makeTools({ sql, python, subjects, ...insightsOf(insights, subjects) });
    return { subjects, joins: await relations.getState().look(subjects), tools };
  },
});
const relations = createRelations({
  engine: sql,
  adopt: datasets.getState().adopt,
  settled: (await storage.settings.get('settledOffers', settledOffersSchema).catch(() => undefined)) ?? [],
  keepSettled: (keys) => void storage.settings.put('settledOffers', keys),
  ...telling,
  now,
});
const artifacts = createArtifacts({ ...storage.artifacts, ...telling, now });
const history = createHistory({ ...storage.pastRuns, ...telling });
const code = { artifacts, history, conversations, datasets };
keepCodeOfAnswers(code);
keepChartVersions({ artifacts, conversations });
const stores: Stores = {
  datasets,
  relations,
  conversations,
  engines: createEngines({ sql, python }),
  kept,
  language,
  models,
  ledger,
  insights,
  results: createResults({
    holder: sql,
    exportTable,
    activeTable: () => activeTableOf(datasets.getState()),
    ...telling,
  }),
  console: createConsole({ sql, python, keptPython, drafts, ran: noteRuns(code) }),
  history,
  artifacts,
  workspace: createWorkspace(
    arrangement ?? usualArrangement,
    (changed) => void storage.settings.put('arrangement', changed),
  ),
  toasts,
};

const offline = createOffline({ ...createOfflineClient(), policyFrom, isIsolated: crossOriginIsolated });
const openProof = once(async () => {
  const [{ createProof }, proof] = await Promise.all([
    import('./state/proof.ts'),
    import('./proof/proof.ts'),
  ]);
  const [{ fileAttacks }, { proofWords }] = await Promise.all([
    import('./ui/proof/poisoned-file.tsx'),
    import('./ui/proof/words.ts'),
  ]);
  const fileWords = () => wordsIn(language.getState().translation, proofWords).file;
  const startUncheckedPython = () => startPython({ enforceCheck: false });
  const { attacks, cleanUp } = proof.engineAttacks({ sql, startUncheckedPython });
  const { policiesInForce: policies, watchTraffic } = proof;
  return createProof({
    attacks: [...attacks, ...fileAttacks(sql, fileWords)],
    cleanUp,
    policies,
    watchTraffic,
  });
});

const sharing = wireSharing({
  ...{ sql, python, datasets, conversations, insights, now, words },
  writing: {
    value: (value, format) => formatValue(value, format),
    cell: (cell, kind, format) => (cell === null ? '–' : formatCell(cell, { kind, format })),
    day: formatLongDay,
  },
});

window.insightx = createAutomation(stores);
followData({ datasets, relations, wakePython });
askBeforeLeaving(window, datasets);
keepFirstLook(stores);
keepDrafts({
  console: stores.console,
  artifacts,
  drafts: storage.drafts,
  failed: (error) => toast('warning', words().drafts.notKept(String(error))),
});
const recomputing = wireRecomputing({
  ...{ sql, datasets, conversations, ...telling },
  analysis: finishedAnalysis,
  fetchDemo: async (signal) => (await fetch('demo/transactions.csv.gz', { signal })).blob(),
});
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(
  <Spoken language={language}>
    {() => (
      <>
        <Recomputing value={recomputing}>
          <QuestionKindsSource value={questionKindsOf(datasets)}>
            <App stores={stores} acceptedEndings={[...acceptedEndings, shareFileEnding]} />
          </QuestionKindsSource>
        </Recomputing>
        <ProofPlace stores={stores} offline={offline} openProof={openProof} />
        <SharingPlace stores={stores} acceptedEndings={acceptedEndings} {...sharing} />
      </>
    )}
  </Spoken>,
);
models.subscribe(prepareTeam);
prepareTeam(models.getState());
await Promise.all([analyst(), datasets.getState().restore(), conversations.getState().restore()]);
for (const address of new URLSearchParams(location.search).getAll('data')) {
  await datasets.getState().openHosted(address);
}
takeLaunchedFiles(
  (files) => void datasets.getState().addFiles(files),
  (reason) => toast('error', words().launched.notOpened(reason)),
);
await offline.getState().start();

function words(): StateWords {
  return wordsIn(language.getState().translation, stateWords);
}

/** Whoever is chosen will be asked. */
function prepareTeam({ settings }: ModelsState): void {
  if (settings.source !== 'built-in') llm.prepare();
}

/** New data will be asked about, and a question may need Python. A failure shows in the engine's status. */
function wakePython(): void {
  python.start().catch(() => undefined);
}
