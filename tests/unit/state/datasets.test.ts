import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import type { DataEngine, EngineStatus } from '../../../src/core/engine.ts';
import { IngestError } from '../../../src/core/error.ts';
import type { Profile } from '../../../src/core/profile.ts';
import type { KeptDataset } from '../../../src/state/datasets/state.ts';
import { createDatasets, type DatasetsEffects } from '../../../src/state/datasets.ts';
import { stateWords } from '../../../src/state/words.ts';
import { subject } from '../agents/subject.ts';

const datasetOf = (name: string): Dataset => ({
  ...subject.dataset,
  id: name,
  name,
  tables: [{ ...subject.table, name }],
});

const profileOf = (table: string): Profile => ({ ...subject.profile, table });

function engineWith(change: Partial<DataEngine>): DataEngine {
  const tables = new Set<string>();
  return {
    status: () => ({ state: 'ready', progress: 1, storage: 'memory' }),
    onStatus: () => () => undefined,
    query: () => Promise.reject(new Error('No query is expected.')),
    ingest: (file) => {
      tables.add(file.name);
      return Promise.resolve(datasetOf(file.name));
    },
    async *profile(table) {
      yield { stage: 'schema', soFar: profileOf(table.name), progress: 0.5 };
      return profileOf(table.name);
    },
    joins: () => Promise.resolve([]),
    combine: () => Promise.reject(new Error('Nothing is to be combined.')),
    tableNames: () => Promise.resolve([...tables]),
    dropTable: (name) => {
      tables.delete(name);
      return Promise.resolve();
    },
    saveAgain: () => Promise.resolve(),
    saved: () => Promise.resolve([]),
    ...change,
  };
}

const keptThere =
  (...kept: readonly KeptDataset[]): DatasetsEffects['readKept'] =>
  () =>
    Promise.resolve({ kept, unreadable: 0 });

function storeWith(change: Partial<DataEngine>, effects: Partial<DatasetsEffects> = {}) {
  const kept = new Map<string, Dataset>();
  const toasts: string[] = [];
  const engine = engineWith(change);
  const store = createDatasets({
    engine,
    readKept: keptThere(),
    keep: async (dataset) => void kept.set(dataset.id, dataset),
    keepAnew: async (dataset) => void kept.set(dataset.id, dataset),
    keepProfile: () => Promise.resolve(),
    forget: async (id) => void kept.delete(id),
    fetchHosted: () => Promise.reject(new Error('The demo data could not be loaded.')),
    contentHash: () => Promise.resolve('hash of another file'),
    wholeHash: () => Promise.resolve(undefined),
    toast: (_level, message) => void toasts.push(message),
    words: () => stateWords,
    ...effects,
  });
  return { store, kept, toasts, engine };
}

/** Something that is done when the test says so. */
function gate(): { readonly done: Promise<void>; readonly end: () => void } {
  const opened: { end: () => void } = { end: () => undefined };
  const done = new Promise<void>((resolve) => {
    opened.end = resolve;
  });
  return { done, end: () => opened.end() };
}

const file = (name: string): File => new File(['a\n1'], name);

test('a file becomes a dataset with a complete profile, is active, and is kept', async () => {
  const { store, kept } = storeWith({});
  await store.getState().addFiles([file('one'), file('two')]);
  expect(store.getState().datasets.map(({ profileProgress }) => profileProgress)).toEqual([1, 1]);
  expect(store.getState().activeId).toBe('two');
  expect([...kept.keys()]).toEqual(['one', 'two']);
  expect(store.getState().loading).toEqual([]);
});

test('a file that cannot be read says why and what to do, and the next one is read', async () => {
  const { store } = storeWith({
    ingest: (bad) =>
      bad.name === 'bad'
        ? Promise.reject(new IngestError('It is empty.', { advice: 'Choose another.', line: 1 }))
        : Promise.resolve(datasetOf(bad.name)),
  });
  await store.getState().addFiles([file('bad'), file('good')]);
  expect(store.getState().loading[0]?.failure).toEqual({
    message: 'It is empty.',
    advice: 'Choose another.',
    line: 1,
  });
  expect(store.getState().datasets.map(({ dataset }) => dataset.name)).toEqual(['good']);
  store.getState().dismissFailure(store.getState().loading[0]?.id ?? '');
  expect(store.getState().loading).toEqual([]);
});

test('cancelling a file leaves nothing behind', async () => {
  const { store } = storeWith({
    ingest: (_file, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      }),
  });
  const adding = store.getState().addFiles([file('big')]);
  await expect.poll(() => store.getState().loading.length).toBe(1);
  store.getState().cancelLoading(store.getState().loading[0]?.id ?? '');
  await adding;
  expect(store.getState().loading).toEqual([]);
  expect(store.getState().datasets).toEqual([]);
});

test('a removed dataset is gone from the screen, from what is kept and from the engine', async () => {
  const { store, kept, engine } = storeWith({});
  await store.getState().addFiles([file('one'), file('two')]);
  await store.getState().remove('two');
  expect(store.getState().datasets.map(({ dataset }) => dataset.id)).toEqual(['one']);
  expect(store.getState().activeId).toBe('one');
  expect([...kept.keys()]).toEqual(['one']);
  expect(await engine.tableNames()).toEqual(['one']);
});

test('after a reload, what the engine no longer has waits for its file, and is said', async () => {
  const { store, toasts } = storeWith(
    { tableNames: () => Promise.resolve(['here']) },
    {
      readKept: keptThere(
        { dataset: datasetOf('here'), profiles: [profileOf('here')] },
        { dataset: datasetOf('gone'), profiles: [profileOf('gone')] },
      ),
    },
  );
  await store.getState().restore();
  expect(store.getState().datasets).toMatchObject([
    { dataset: { id: 'here' }, isAway: false },
    { dataset: { id: 'gone' }, isAway: true, isLost: true },
  ]);
  expect((await store.getState().subjects()).map(({ table }) => table.name)).toEqual(['here']);
  expect(toasts).toEqual([expect.stringMatching(/^The data of gone is not on this machine any more/)]);
});

test('a kept dataset without a profile is measured again', async () => {
  const { store } = storeWith(
    { tableNames: () => Promise.resolve(['here']) },
    { readKept: keptThere({ dataset: datasetOf('here'), profiles: [] }) },
  );
  await store.getState().restore();
  await expect.poll(() => store.getState().datasets[0]?.profileProgress).toBe(1);
});

test('a question asked while what was kept is still being read waits for it', async () => {
  const { store } = storeWith(
    { tableNames: () => Promise.resolve(['here']) },
    {
      readKept: keptThere({ dataset: datasetOf('here'), profiles: [profileOf('here')] }),
    },
  );
  const restored = store.getState().restore();
  expect((await store.getState().subjects()).map(({ table }) => table.name)).toEqual(['here']);
  await restored;
});

test('where nothing can be read back, the page opens empty and says why', async () => {
  const { store, toasts } = storeWith({}, { readKept: () => Promise.reject(new Error('no storage here')) });
  await store.getState().restore();
  expect(store.getState().isRestored).toBe(true);
  expect(toasts.join()).toContain('no storage here');
});

test('a question waits for the profile of the active dataset, which comes first', async () => {
  const { store } = storeWith({});
  const adding = store.getState().addFiles([file('one'), file('two')]);
  await expect.poll(() => store.getState().datasets.length).toBe(2);
  const subjects = await store.getState().subjects();
  expect(subjects.map(({ table }) => table.name)).toEqual(['two', 'one']);
  await adding;
});

test('a demo that cannot be fetched is a failure that can be read', async () => {
  const { store } = storeWith({});
  await store.getState().openDemo();
  expect(store.getState().loading[0]?.failure?.message).toContain('demo data could not be loaded');
});

test('a dataset that cannot be kept can be used all the same, and the user is told', async () => {
  const { store, toasts } = storeWith({}, { keep: () => Promise.reject(new Error('the disk is full')) });
  await store.getState().addFiles([file('one')]);
  expect(store.getState().loading).toEqual([]);
  expect(store.getState().datasets[0]?.profileProgress).toBe(1);
  expect(toasts.join()).toContain('the disk is full');
});

test('a dataset says that it is being saved until it is', async () => {
  const saving: { end?: () => void } = {};
  const { store } = storeWith({
    saved: () =>
      new Promise((resolve) => {
        saving.end = () => resolve([]);
      }),
  });
  await store.getState().addFiles([file('one')]);
  expect(store.getState().datasets[0]?.isSaved).toBe(false);
  saving.end?.();
  await expect.poll(() => store.getState().datasets[0]?.isSaved).toBe(true);
});

test('reads a file again in the place of its dataset', async () => {
  const asked: unknown[] = [];
  const { store, kept } = storeWith({
    ingest: (file, { choices, replacing }) => {
      asked.push({ choices, replacing });
      return Promise.resolve({ ...datasetOf('one'), id: file.name, createdAt: asked.length });
    },
  });
  await store.getState().addFiles([file('one')]);
  const [before] = store.getState().datasets;
  await store.getState().readAgain('one', { dateOrder: 'day-first' });
  expect(asked.at(-1)).toEqual({ choices: { dateOrder: 'day-first' }, replacing: ['one'] });
  const [open, ...others] = store.getState().datasets;
  expect(others).toEqual([]);
  expect(open).toMatchObject({ isReadAgain: false, profileProgress: 1, isSaved: true });
  expect(open?.dataset).toMatchObject({ id: 'one', createdAt: before?.dataset.createdAt });
  expect([...kept.keys()]).toEqual(['one']);
});

test('leaves a dataset as it is when it cannot be read as chosen', async () => {
  const reads = { count: 0 };
  const { store, toasts } = storeWith({
    ingest: (file) => {
      reads.count += 1;
      if (reads.count === 1) return Promise.resolve(datasetOf(file.name));
      return Promise.reject(new IngestError('Line 3 has no header.', { advice: 'Choose another line.' }));
    },
  });
  await store.getState().addFiles([file('one')]);
  const [before] = store.getState().datasets;
  await store.getState().readAgain('one', { headerLine: 3 });
  expect(store.getState().datasets).toEqual([before]);
  expect(toasts).toEqual(['one stays as it was. Line 3 has no header. Choose another line.']);
});

test('shows a file that is open already instead of reading it twice', async () => {
  const { store, toasts } = storeWith({
    ingest: (given) => {
      const { size: byteSize, lastModified } = given;
      const dataset = datasetOf(given.name);
      const source = { ...dataset.source, fileName: given.name, byteSize, lastModified };
      return Promise.resolve({ ...dataset, source });
    },
  });
  const [one, two] = [file('one'), file('two')];
  await store.getState().addFiles([one, two]);
  await store.getState().addFiles([one]);
  expect(store.getState().datasets.map(({ dataset }) => dataset.id)).toEqual(['one', 'two']);
  expect(store.getState().activeId).toBe('one');
  expect(toasts).toEqual(['one is open already and was not read twice.']);
});

test('a file that is dropped before what was kept is known waits for it, and takes no name of it', async () => {
  const reading = gate();
  const taken: unknown[] = [];
  const dropped: string[] = [];
  const { store } = storeWith(
    {
      status: () => ({ state: 'ready', progress: 1, storage: 'opfs' }),
      tableNames: () => Promise.resolve(['kept', 'orphan']),
      ingest: (given, { taken: names }) => {
        taken.push(names);
        return Promise.resolve(datasetOf(given.name));
      },
      dropTable: async (name) => void dropped.push(name),
    },
    {
      readKept: async () => {
        await reading.done;
        return { kept: [{ dataset: datasetOf('kept'), profiles: [profileOf('kept')] }], unreadable: 0 };
      },
    },
  );
  const restored = store.getState().restore();
  const added = store.getState().addFiles([file('orphan')]);
  await expect.poll(() => store.getState().loading.map(({ fileName }) => fileName)).toEqual(['orphan']);
  expect(taken).toEqual([]);
  reading.end();
  await Promise.all([restored, added]);
  expect(taken).toEqual([['kept']]);
  expect(dropped).toEqual(['orphan']);
  expect(store.getState().datasets.map(({ dataset }) => dataset.name)).toEqual(['kept', 'orphan']);
});

test('after a reload, tables that no dataset knows are dropped where tables are kept', async () => {
  const dropped: string[] = [];
  const change: Partial<DataEngine> = {
    status: () => ({ state: 'ready', progress: 1, storage: 'opfs' }),
    tableNames: () => Promise.resolve(['here', 'orphan']),
    dropTable: (name) => {
      dropped.push(name);
      return Promise.resolve();
    },
  };
  const here = { dataset: datasetOf('here'), profiles: [profileOf('here')] };
  await storeWith(change, { readKept: keptThere(here) })
    .store.getState()
    .restore();
  expect(dropped).toEqual(['orphan']);
});

test('after a reload, questions do not wait for the tables that no dataset knows', async () => {
  const listing = gate();
  const here = { dataset: datasetOf('here'), profiles: [profileOf('here')] };
  const { store } = storeWith(
    {
      status: () => ({ state: 'ready', progress: 1, storage: 'opfs' }),
      tableNames: async (among) => {
        if (among === undefined) await listing.done;
        return among ?? ['here'];
      },
    },
    { readKept: keptThere(here) },
  );
  const restored = store.getState().restore();
  const subjects = await store.getState().subjects();
  expect(subjects.map(({ table }) => table.name)).toEqual(['here']);
  listing.end();
  await restored;
});

test('drops no table when what was kept could not be read', async () => {
  const dropped: string[] = [];
  const { store, toasts } = storeWith(
    {
      status: () => ({ state: 'ready', progress: 1, storage: 'opfs' }),
      tableNames: () => Promise.resolve(['one']),
      dropTable: (name) => {
        dropped.push(name);
        return Promise.resolve();
      },
    },
    { readKept: () => Promise.reject(new Error('The disk is gone.')) },
  );
  await store.getState().restore();
  expect(dropped).toEqual([]);
  expect(toasts).toEqual(['What was kept could not be read: The disk is gone.']);
});

test('takes kept datasets off the screen without a word each while another tab has them', async () => {
  const { store, toasts } = storeWith(
    {
      status: () => ({ state: 'ready', progress: 1, storage: 'memory', isOwnedElsewhere: true }),
      tableNames: () => Promise.resolve([]),
    },
    { readKept: keptThere({ dataset: datasetOf('one'), profiles: [] }) },
  );
  await store.getState().restore();
  expect(store.getState().datasets).toEqual([]);
  expect(toasts).toEqual([]);
});

test('a dataset that was read in place waits for its file after a reload, and goes on with it', async () => {
  const dataset: Dataset = {
    ...datasetOf('one'),
    tables: [{ ...subject.table, name: 'one', inPlace: { sampleRows: 0, columns: [] } }],
    source: { ...subject.dataset.source, fileName: 'one', byteSize: 3, lastModified: 5 },
  };
  const { store } = storeWith(
    { ingest: (_file, { replacing }) => Promise.resolve({ ...dataset, id: 'new', name: String(replacing) }) },
    { readKept: keptThere({ dataset, profiles: [profileOf('one')] }) },
  );
  await store.getState().restore();
  expect(store.getState().datasets.map(({ isAway }) => isAway)).toEqual([true]);
  expect(await store.getState().subjects()).toEqual([]);
  await store.getState().addFiles([new File(['a\n1'], 'one', { lastModified: 5 })]);
  expect(store.getState().datasets).toMatchObject([{ isAway: false, dataset: { id: 'one', name: '' } }]);
  expect(await store.getState().subjects()).toHaveLength(1);
});

test('the whole of a dataset is measured when asked, and the sample stands until then', async () => {
  const sampled = { ...profileOf('one'), sampled: { rows: 10 } };
  const { store } = storeWith({
    async *profile(table, signal, options) {
      if (options?.exact !== true) return sampled;
      yield { stage: 'schema', soFar: profileOf(table.name), progress: 0.5 };
      expect(store.getState().datasets[0]).toMatchObject({ wholeProgress: 0.5, profiles: { one: sampled } });
      signal.throwIfAborted();
      return profileOf(table.name);
    },
  });
  await store.getState().addFiles([file('one')]);
  const stopped = store.getState().measureWhole('one');
  await Promise.resolve();
  store.getState().stopMeasuring('one');
  await stopped;
  expect(store.getState().datasets[0]?.profiles).toEqual({ one: sampled });
  await store.getState().measureWhole('one');
  expect(store.getState().datasets[0]?.profiles).toEqual({ one: profileOf('one') });
  expect(store.getState().datasets[0]?.wholeProgress).toBeUndefined();
});

test('drops no table while a dataset that is kept could not be read, and says so', async () => {
  const dropped: string[] = [];
  const { store, toasts } = storeWith(
    {
      status: () => ({ state: 'ready', progress: 1, storage: 'opfs' }),
      tableNames: () => Promise.resolve(['here', 'of_the_unreadable']),
      dropTable: (name) => {
        dropped.push(name);
        return Promise.resolve();
      },
    },
    {
      readKept: () =>
        Promise.resolve({
          kept: [{ dataset: datasetOf('here'), profiles: [profileOf('here')] }],
          unreadable: 1,
        }),
    },
  );
  await store.getState().restore();
  expect(dropped).toEqual([]);
  expect(toasts).toEqual([
    expect.stringMatching(/^One dataset that is kept could not be read.*left as it is\.$/),
  ]);
});

test('measuring that gave way to a reading which failed starts again', async () => {
  const measurings: AbortSignal[] = [];
  const { store, engine, toasts } = storeWith({
    async *profile(table, signal) {
      measurings.push(signal);
      yield { stage: 'schema', soFar: profileOf(table.name), progress: 0.5 };
      if (measurings.length === 1) {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
        });
      }
      return profileOf(table.name);
    },
  });
  const adding = store.getState().addFiles([file('one')]);
  await expect.poll(() => measurings.length).toBe(1);
  engine.ingest = () => Promise.reject(new IngestError('It has gone.', { advice: 'Drop it again.' }));
  await store.getState().readAgain('one', { dateOrder: 'day-first' });
  await adding;
  expect(toasts).toEqual(['one stays as it was. It has gone. Drop it again.']);
  await expect.poll(() => store.getState().datasets[0]?.profileProgress).toBe(1);
});

describe('a dataset that is read again', () => {
  const kept: string[] = [];
  const saves: ((unsaved: readonly string[]) => void)[] = [];
  async function readAgain() {
    kept.length = 0;
    saves.length = 0;
    const made = storeWith(
      { saved: () => new Promise((resolve) => saves.push(resolve)) },
      {
        keepAnew: async ({ name }) => void kept.push(name),
        keepProfile: async (_id, { table }) => void kept.push(`profile of ${table}`),
      },
    );
    await made.store.getState().addFiles([file('one')]);
    await expect.poll(() => kept).toEqual(['profile of one']);
    kept.length = 0;
    made.engine.ingest = () => Promise.resolve({ ...datasetOf('other'), id: 'new' });
    await made.store.getState().readAgain('one', {});
    return made;
  }

  test('keeps its earlier record and profile until its new tables are saved', async () => {
    const { store, engine } = await readAgain();
    expect(store.getState().datasets[0]).toMatchObject({ profileProgress: 1, isSaved: false });
    expect(kept).toEqual([]);
    saves[1]?.([]);
    await expect.poll(() => kept).toEqual(['other', 'profile of other']);
    expect(store.getState().datasets[0]).toMatchObject({ isSaved: true, isUnsavable: false });
    expect(await engine.tableNames()).toEqual([]);
  });

  test('marks the record that is kept as uncertain until then', async () => {
    const { kept: records } = await readAgain();
    expect(records.get('one')).toMatchObject({ name: 'one', isUncertain: true });
  });

  test('keeps them for good when its new tables cannot be saved', async () => {
    const { store } = await readAgain();
    saves[1]?.(['other']);
    await expect.poll(() => store.getState().datasets[0]?.isUnsavable).toBe(true);
    expect(store.getState().datasets[0]?.isSaved).toBe(false);
    expect(kept).toEqual([]);
  });

  test('keeps them when it was read once more before', async () => {
    const { store, engine } = await readAgain();
    engine.ingest = () => Promise.resolve({ ...datasetOf('third'), id: 'newer' });
    await store.getState().readAgain('one', {});
    saves[1]?.([]);
    saves[2]?.([]);
    await expect.poll(() => kept).toEqual(['third', 'profile of third']);
  });
});

test('the same content under another name is not read twice', async () => {
  const dataset = datasetOf('one');
  const { store, toasts } = storeWith(
    {
      ingest: () =>
        Promise.resolve({
          ...dataset,
          source: { ...dataset.source, fileName: 'one', byteSize: 3, contentHash: 'same' },
        }),
    },
    { contentHash: () => Promise.resolve('same') },
  );
  await store.getState().addFiles([file('one')]);
  await store.getState().addFiles([file('copy of one')]);
  expect(store.getState().datasets).toHaveLength(1);
  expect(toasts).toEqual(['copy of one has the same content as one, which is open, and was not read twice.']);
});

describe('a larger file of which samples are the same as of one that is open', () => {
  const large = (name: string): File => new File(['x'.repeat(300_000)], name);
  function made(whole: (file: File) => string | undefined) {
    const ingest: DataEngine['ingest'] = ({ name }) => {
      const dataset = datasetOf(name);
      const source = { ...dataset.source, fileName: name, byteSize: 300_000, contentHash: 'same' };
      return Promise.resolve({ ...dataset, source });
    };
    const wholeHash = (file: File) => Promise.resolve(whole(file));
    return storeWith({ ingest }, { contentHash: () => Promise.resolve('same'), wholeHash });
  }
  async function add(whole: (file: File) => string | undefined) {
    const { store } = made(whole);
    await store.getState().addFiles([large('one'), large('two')]);
    return store.getState().datasets.map(({ dataset: { name } }) => name);
  }

  test('is not read twice when all of it is the same', async () => {
    expect(await add(() => 'all of it')).toEqual(['one']);
  });

  test('is read when it differs elsewhere, or that cannot be known', async () => {
    expect(await add(({ name }) => `all of ${name}`)).toEqual(['one', 'two']);
    expect(await add(() => undefined)).toEqual(['one', 'two']);
  });

  test('is known in a later visit, too: what proves it is kept with the dataset', async () => {
    const { store, kept } = made(() => 'all of it');
    await store.getState().addFiles([large('one')]);
    await expect.poll(() => kept.get('one')?.source.wholeHash).toBe('all of it');
    const later = storeWith(
      { tableNames: () => Promise.resolve(['one']) },
      {
        readKept: keptThere({ dataset: kept.get('one') ?? datasetOf('one'), profiles: [] }),
        contentHash: () => Promise.resolve('same'),
        wholeHash: () => Promise.resolve('all of it'),
      },
    );
    await later.store.getState().restore();
    await later.store.getState().addFiles([large('two')]);
    expect(later.store.getState().datasets.map(({ dataset: { name } }) => name)).toEqual(['one']);
  });
});

describe('a dataset that could not be saved', () => {
  async function unsaved() {
    const full = { isFull: true };
    let tries = 0;
    const made = storeWith({
      saved: () => Promise.resolve(full.isFull ? ['two'] : []),
      saveAgain: () => {
        tries += 1;
        return Promise.resolve();
      },
    });
    await made.store.getState().addFiles([file('one'), file('two')]);
    await expect.poll(() => standingOf(made.store, 'two')).toEqual({ isSaved: false, isUnsavable: true });
    return { ...made, full, tries: () => tries };
  }
  const standingOf = (store: ReturnType<typeof storeWith>['store'], name: string) => {
    const open = store.getState().datasets.find(({ dataset }) => dataset.name === name);
    return { isSaved: open?.isSaved, isUnsavable: open?.isUnsavable };
  };

  test('is saved when another is removed', async () => {
    const { store, full, tries } = await unsaved();
    full.isFull = false;
    await store.getState().remove('one');
    await expect.poll(() => standingOf(store, 'two')).toEqual({ isSaved: true, isUnsavable: false });
    expect(tries()).toBe(1);
  });

  test('is tried again when that is asked for, and says so when there is still no room', async () => {
    const { store, tries } = await unsaved();
    await store.getState().saveAgain();
    expect(standingOf(store, 'two')).toEqual({ isSaved: false, isUnsavable: true });
    expect(tries()).toBe(1);
  });
});

test('a hosted file that is open already is shown without being fetched', async () => {
  const source = { ...subject.dataset.source, fileName: 'one.csv', byteSize: 3, lastModified: 5 };
  const { store, toasts } = storeWith(
    { tableNames: () => Promise.resolve(['one']) },
    {
      readKept: keptThere({ dataset: { ...datasetOf('one'), source }, profiles: [profileOf('one')] }),
      fetchHosted: (_address, { isKnown }) =>
        isKnown({ name: 'one.csv', size: 3, lastModified: 5 })
          ? Promise.resolve(undefined)
          : Promise.reject(new Error('It was not known.')),
    },
  );
  await store.getState().restore();
  await store.getState().openHosted('data/one.csv?v=2');
  expect(store.getState().loading).toEqual([]);
  expect(toasts).toEqual(['one.csv is open already and was not read twice.']);
});

test('a hosted file shows its progress and can be cancelled while it is fetched', async () => {
  const { store } = storeWith(
    {},
    {
      fetchHosted: (_address, { signal, onProgress }) => {
        onProgress({ bytesRead: 1, byteSize: 4 });
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
        });
      },
    },
  );
  const opening = store.getState().openHosted('data/one.csv?v=2');
  await expect
    .poll(() => store.getState().loading)
    .toMatchObject([{ fileName: 'one.csv', progress: { bytesRead: 1, byteSize: 4 } }]);
  store.getState().cancelLoading(store.getState().loading[0]?.id ?? '');
  await opening;
  expect(store.getState().loading).toEqual([]);
});

describe('after the engine has broken down', () => {
  async function breakDown(saved: readonly string[]) {
    const listeners: ((status: EngineStatus) => void)[] = [];
    const made = storeWith({
      onStatus: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    });
    await made.store.getState().addFiles([file('one'), file('two')]);
    made.engine.tableNames = () => Promise.resolve(saved);
    for (const listener of listeners) listener({ state: 'ready', progress: 1, storage: 'opfs', crashes: 1 });
    await expect.poll(() => made.toasts.length).toBe(1);
    return made;
  }

  test('datasets that were not saved are lost, and said to be', async () => {
    const { store, toasts } = await breakDown(['one']);
    expect(toasts).toEqual([
      'The engine broke down and was started anew. two had not been saved: drop the file again.',
    ]);
    expect(store.getState().datasets).toMatchObject([
      { dataset: { id: 'one' }, profileProgress: 1 },
      { dataset: { id: 'two' }, isAway: true, isLost: true },
    ]);
    expect((await store.getState().subjects()).map(({ table }) => table.name)).toEqual(['one']);
  });

  test('a lost dataset is read again in its place from the file that the page has', async () => {
    const { store, kept } = await breakDown(['one']);
    await store.getState().readAgain('two', {});
    expect(store.getState().datasets).toMatchObject([
      { dataset: { id: 'one' } },
      { dataset: { id: 'two' }, isAway: false, isLost: false, profileProgress: 1 },
    ]);
    expect([...kept.keys()]).toEqual(['one', 'two']);
  });

  test('nothing is lost that was saved', async () => {
    const { store, toasts } = await breakDown(['one', 'two']);
    expect(toasts).toEqual(['The engine broke down and was started anew. All datasets are there.']);
    expect(store.getState().datasets.map(({ isAway }) => isAway ?? false)).toEqual([false, false]);
  });
});

test('a dataset whose page ended while another reading took its place is what its tables are', async () => {
  const columns = [{ name: 'day', type: 'DATE', kind: 'date' }] as const;
  const dataset: Dataset = { ...datasetOf('one'), isUncertain: true };
  const { store, kept } = storeWith(
    {
      tableNames: () => Promise.resolve(['one']),
      query: (sql) =>
        Promise.resolve({
          columns: [...columns],
          rows: sql.includes('count') ? [[7]] : [],
          truncated: false,
          elapsedMs: 1,
        }),
    },
    { readKept: keptThere({ dataset, profiles: [profileOf('one')] }) },
  );
  await store.getState().restore();
  await expect.poll(() => store.getState().datasets[0]?.profileProgress).toBe(1);
  const found = store.getState().datasets[0]?.dataset;
  expect(found?.tables).toEqual([{ name: 'one', columns, rowCount: 7 }]);
  expect(found?.source.reports).toEqual([]);
  expect(kept.get('one')).toEqual(found);
  expect(found?.isUncertain).toBeUndefined();
});
