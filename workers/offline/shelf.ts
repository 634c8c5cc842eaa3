import { type AppFile, type AppFiles, pageFile } from './app-files.ts';
import { fetchChecked, hashHeader } from './fetch-checked.ts';

/** The files of one version, kept in this browser for one place of the app. */
export interface Shelf {
  keepShell(): Promise<void>;
  /** Goes on where it was left; a file of an older version that has not changed is not fetched again. */
  keepAll(onProgress: (keptBytes: number, allBytes: number) => void): Promise<void>;
  find(path: string): Promise<Response | undefined>;
  /** Asks the host once for the page of this version: what it says of it may have changed. */
  refreshPage(): Promise<void>;
  removeOthers(): Promise<void>;
}

/** Each place where the app is has caches of its own: two copies may share an origin. */
export function openShelf({ version, shell, rest }: AppFiles, scope: URL): Shelf {
  const prefix = `insightx ${scope.pathname} `;
  const name = `${prefix}${version}`;
  const all = [...shell, ...rest];
  const address = (path: string) => new URL(path === pageFile ? './' : path, scope);

  async function otherNames(): Promise<readonly string[]> {
    return (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== name);
  }

  async function findInOthers(path: string): Promise<Response | undefined> {
    for (const cacheName of await otherNames()) {
      const found = await caches.match(address(path), { cacheName });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async function keep(file: AppFile): Promise<void> {
    const cache = await caches.open(name);
    if ((await cache.match(address(file.path))) !== undefined) return;
    const earlier = await findInOthers(file.path);
    const unchanged = earlier?.headers.get(hashHeader) === file.hash ? earlier : undefined;
    await cache.put(address(file.path), unchanged ?? (await fetchChecked(file, address(file.path))));
  }

  return {
    async keepShell() {
      await Promise.all(shell.map(keep));
    },
    async keepAll(onProgress) {
      const allBytes = all.reduce((sum, { bytes }) => sum + bytes, 0);
      let keptBytes = 0;
      for (const file of all) {
        await keep(file);
        keptBytes += file.bytes;
        onProgress(keptBytes, allBytes);
      }
    },
    async find(path) {
      const kept = await caches.match(address(path), { cacheName: name });
      // What is in `assets/` is the same in every version that has it.
      return kept ?? (path.startsWith('assets/') ? findInOthers(path) : undefined);
    },
    async refreshPage() {
      const page = shell.find(({ path }) => path === pageFile);
      if (page === undefined) return;
      const fresh = await fetchChecked(page, address(pageFile));
      await (await caches.open(name)).put(address(pageFile), fresh);
    },
    async removeOthers() {
      for (const other of await otherNames()) await caches.delete(other);
    },
  };
}
