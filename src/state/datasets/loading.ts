import type { Dataset } from '../../core/dataset.ts';
import { IngestError, isAbort, messageOf } from '../../core/error.ts';
import { newId } from '../../core/id.ts';
import { changeLoading, type Desk, endLoading } from './desk.ts';
import { keepNew } from './keeping.ts';
import { startMeasuring } from './measuring.ts';
import { readAgain } from './reading-again.ts';
import { keepWholeHash, openWithContentOf } from './same-content.ts';
import type { Fetching, LoadingFile, OpenDataset } from './state.ts';

export function addFile(desk: Desk, file: File): Promise<void> {
  return openOne(desk, file.name, file.size, () => Promise.resolve(file));
}

/** Fetches a file of the page's own host, unless it is open; resolves when it is a dataset, or has failed. */
export function openHosted(desk: Desk, address: string): Promise<void> {
  return openOne(desk, fileNameIn(address), 0, (fetching) => desk.effects.fetchHosted(address, fetching));
}

/** `get` resolves to nothing when the file is known already. */
async function openOne(
  desk: Desk,
  fileName: string,
  byteSize: number,
  get: (fetching: Fetching) => Promise<File | undefined>,
): Promise<void> {
  const found: { open?: OpenDataset; file?: File } = {};
  const isKnown: Fetching['isKnown'] = (known) => {
    const open = openBefore(desk, known);
    if (open !== undefined && open.isAway !== true) found.open = open;
    return found.open !== undefined;
  };
  await attempt(desk, fileName, byteSize, async (fetching) => {
    // What is open, and which names are taken, is known only when what was kept is.
    await desk.restored();
    const file = await get({ ...fetching, isKnown });
    if (file === undefined) return undefined;
    const open = openBefore(desk, file) ?? (await openWithContentOf(desk, file));
    if (open === undefined) return file;
    Object.assign(found, { open, file });
    return undefined;
  });
  if (found.open !== undefined) await showAgain(desk, found.open, found.file);
}

/** As far as an address tells; the file's own name is known when it is there. */
function fileNameIn(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').at(-1) || address;
}

/** What is open is shown; what is away waits for this very file. */
async function showAgain(desk: Desk, open: OpenDataset, file: File | undefined): Promise<void> {
  const { id, source } = open.dataset;
  desk.set(() => ({ activeId: id }));
  if (open.isAway === true && file !== undefined) await readAgain(desk, id, source.choices, file);
  else desk.effects.toast('info', openWords(desk, source.fileName, file?.name ?? source.fileName));
}

function openWords({ effects }: Desk, openName: string, name: string): string {
  const { isOpen, hasContentOf } = effects.words().datasets;
  return name === openName ? isOpen(name) : hasContentOf(name, openName);
}

/** The same file, untouched since: it is there already. */
function openBefore(
  { get }: Desk,
  file: Pick<File, 'name' | 'size' | 'lastModified'>,
): OpenDataset | undefined {
  return get().datasets.find(({ dataset: { source } }) => isSameFile(source, file));
}

function isSameFile(
  { fileName, byteSize, lastModified }: Dataset['source'],
  file: Pick<File, 'name' | 'size' | 'lastModified'>,
): boolean {
  return fileName === file.name && byteSize === file.size && lastModified === file.lastModified;
}

type Read = (fetching: Pick<Fetching, 'signal' | 'onProgress'>) => Promise<File | undefined>;

/** Reads one file; `read` resolves to nothing when there is nothing to be read after all. */
async function attempt(desk: Desk, fileName: string, byteSize: number, read: Read): Promise<void> {
  const id = newId();
  const controller = new AbortController();
  const { signal } = controller;
  desk.stops.set(id, controller);
  const loading: LoadingFile = { id, fileName, progress: { bytesRead: 0, byteSize }, failure: undefined };
  desk.set((state) => ({ loading: [...state.loading, loading] }));
  try {
    const file = await read({ signal, onProgress: (progress) => changeLoading(desk, id, { progress }) });
    if (file === undefined) endLoading(desk, id);
    else await load(desk, id, file, signal);
  } catch (error) {
    if (isAbort(error)) endLoading(desk, id);
    else changeLoading(desk, id, { failure: failureOf(desk, error) });
  } finally {
    desk.stops.delete(id);
  }
}

async function load(desk: Desk, id: string, file: File, signal: AbortSignal): Promise<void> {
  changeLoading(desk, id, { fileName: file.name, progress: { bytesRead: 0, byteSize: file.size } });
  const dataset = await desk.effects.engine.ingest(file, {
    signal,
    onProgress: (progress) => changeLoading(desk, id, { progress }),
    taken: desk.get().datasets.flatMap((open) => open.dataset.tables.map(({ name }) => name)),
  });
  endLoading(desk, id);
  await showNew(desk, dataset, file);
}

/** Resolves when it is kept and has its profile. */
export async function showNew(desk: Desk, dataset: Dataset, file: File | undefined): Promise<void> {
  desk.set((state) => ({ datasets: [...state.datasets, openNew(dataset, file)], activeId: dataset.id }));
  await Promise.all([keepNew(desk, dataset), startMeasuring(desk, dataset)]);
  void keepWholeHash(desk, dataset, file);
}

function openNew(dataset: Dataset, file: File | undefined): OpenDataset {
  return { dataset, profiles: {}, profileProgress: 0, isSaved: false, file, isReadAgain: false };
}

function failureOf({ effects }: Desk, error: unknown): NonNullable<LoadingFile['failure']> {
  if (error instanceof IngestError) {
    const { message, advice, line, fact } = error;
    return { message, advice, line, fact };
  }
  return {
    message: messageOf(error),
    advice: effects.words().datasets.tryAgain,
    line: undefined,
  };
}
