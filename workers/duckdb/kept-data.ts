/** What this site keeps in all, and may keep; `undefined` where the browser does not say. In bytes. */
export async function storageUse(): Promise<
  { readonly usedBytes: number; readonly quotaBytes: number } | undefined
> {
  if (!('storage' in navigator)) return undefined;
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? undefined : { usedBytes: usage, quotaBytes: quota };
}

/** Deletes what the browser keeps of the site besides its databases: stored answers of the server, and small texts. */
export async function eraseSiteData(): Promise<void> {
  if ('caches' in globalThis) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  localStorage.clear();
  sessionStorage.clear();
}

const attempts = 20;
const pauseMs = 50;

/** Deletes all files of saved tables. The engine that had them open must have been closed. */
export async function eraseDatabase(): Promise<void> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) return;
  const folder = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  for (const name of names) await removePatiently(folder, name);
}

/** A worker that has just ended may hold on to its files for a moment. */
async function removePatiently(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await folder.removeEntry(name, { recursive: true });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Asks the browser not to clear what is kept when space runs short. It may say no, which changes nothing. */
export async function askToPersist(): Promise<void> {
  if ('storage' in navigator && 'persist' in navigator.storage) await navigator.storage.persist();
}
