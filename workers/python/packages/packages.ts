import type { PythonStatus } from '../../../src/core/engine.ts';
import { messageOf, PythonError } from '../../../src/core/error.ts';
import { loadError } from './carried.ts';
import { type Package, packagesFor, rootOf } from './package.ts';
import type { PackageWorker, PostedWheel } from './protocol.ts';

type Loading = PythonStatus['loading'];

/** Packages beyond the standard library, for whichever worker Python runs in. */
export interface Packages {
  /** Names to import, without what is there only because others need it. Sorted. */
  importable(): readonly string[];
  /** Puts in what the code needs and the worker lacks. Rejects with `PythonError`, or an `AbortError`. */
  bring(worker: PackageWorker, code: string, signal: AbortSignal): Promise<void>;
  /** Rejects with `PythonError` that says why the wheel does not fit. */
  install(worker: PackageWorker, wheel: File): Promise<{ readonly name: string; readonly version: string }>;
}

/** The part of putting a package in that is fetching. */
const fetchShare = 0.7;
/** Unpacking and importing takes seconds. What takes longer does not end. */
const longestMs = 60_000;
/** Of a wheel that is installed by hand. */
const byteLimit = 200_000_000;

export function createPackages(options: {
  /** Resolves when the host was asked. */
  readonly carried: Promise<readonly Package[]>;
  readonly onLoading: (loading: Loading) => void;
  /** What is importable has changed. */
  readonly onChange: () => void;
}): Packages {
  const { onLoading, onChange } = options;
  const packages = new Map<string, Package>();
  const present = new WeakMap<PackageWorker, Set<string>>();
  const known = options.carried.then((carried) => {
    for (const each of carried) packages.set(each.name, each);
    if (carried.length > 0) onChange();
  });

  function presentIn(worker: PackageWorker): Set<string> {
    const names = present.get(worker) ?? new Set();
    present.set(worker, names);
    return names;
  }

  async function put(
    worker: PackageWorker,
    missing: readonly Package[],
    modules: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const names = missing.length > 0 ? missing.map(({ name }) => name) : [...new Set(modules.map(rootOf))];
    const progress = followBytes(missing, (share) => onLoading({ packages: names, progress: share }));
    try {
      const wheels = await Promise.all(missing.map((each) => posted(each, signal, progress)));
      signal.throwIfAborted();
      const outcome = await endingIfStuck(worker, worker.addWheels(wheels, modules), signal);
      if (outcome.kind === 'refused') throw loadError(outcome.file, outcome.message);
      for (const { name } of missing) presentIn(worker).add(name);
    } finally {
      onLoading(undefined);
    }
  }

  return {
    importable: () =>
      [...packages.values()].flatMap((each) => (each.isDependency ? [] : each.imports)).sort(),
    async bring(worker, code, signal) {
      await known;
      if (packages.size === 0) return;
      const roots = new Set([...packages.values()].flatMap(({ imports }) => imports));
      const cold = await endingIfStuck(worker, worker.coldModules(code), signal);
      const modules = cold.filter((module) => roots.has(rootOf(module)));
      if (modules.length === 0) return;
      const missing = packagesFor(modules, packages).filter(({ name }) => !presentIn(worker).has(name));
      await put(worker, missing, modules, signal);
    },
    async install(worker, file) {
      await known;
      if (file.size > byteLimit) throw refusal(file.name, `It is larger than ${byteLimit / 1e6} MB.`);
      onLoading({ packages: [file.name], progress: fetchShare });
      try {
        const added = await installed(worker, file);
        packages.set(added.name, added);
        presentIn(worker).add(added.name);
        onChange();
        return { name: added.name, version: added.version };
      } finally {
        onLoading(undefined);
      }
    },
  };
}

/** Looked into and put in, and kept for the workers to come. */
async function installed(worker: PackageWorker, file: File): Promise<Package> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kept = new Blob([bytes]);
  const wheel: PostedWheel = { file: file.name, bytes, isChecked: false };
  const { signal } = new AbortController();
  const outcome = await endingIfStuck(worker, worker.addWheels([wheel], []), signal);
  if (outcome.kind === 'refused') throw refusal(file.name, outcome.message);
  const [added] = outcome.packages;
  if (added === undefined) throw refusal(file.name, 'It is no wheel.');
  return {
    ...added,
    file: file.name,
    byteSize: kept.size,
    isDependency: false,
    take: async () => new Uint8Array(await kept.arrayBuffer()),
  };
}

function followBytes(missing: readonly Package[], onShare: (share: number) => void): (bytes: number) => void {
  const total = missing.reduce((sum, { byteSize }) => sum + byteSize, 0);
  let come = 0;
  onShare(total > 0 ? 0 : fetchShare);
  return (bytes) => {
    come += bytes;
    onShare((come / total) * fetchShare);
  };
}

async function posted(
  wanted: Package,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<PostedWheel> {
  return { file: wanted.file, bytes: await wanted.take(signal, onBytes), isChecked: true };
}

/** A module that does not come back from being imported ends its worker; so does an abort. */
async function endingIfStuck<T>(worker: PackageWorker, work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = AbortSignal.timeout(longestMs);
  const stop = AbortSignal.any([signal, late]);
  const end = () => worker.end();
  stop.addEventListener('abort', end);
  try {
    return await work;
  } catch (error) {
    signal.throwIfAborted();
    throw late.aborted ? lateError() : brokenError(error);
  } finally {
    stop.removeEventListener('abort', end);
  }
}

function lateError(): PythonError {
  const message = `Importing took longer than ${longestMs / 1000} s and was stopped.`;
  return new PythonError(message, { traceback: '', reason: 'timeout' });
}

function brokenError(error: unknown): PythonError {
  const reason = messageOf(error);
  const message = `Python stopped while packages were put in: ${reason}`;
  return new PythonError(message, { traceback: '', reason: 'failed' });
}

function refusal(file: string, reason: string): PythonError {
  return new PythonError(`${file} cannot be installed. ${reason}`, { traceback: '', reason: 'refused' });
}
