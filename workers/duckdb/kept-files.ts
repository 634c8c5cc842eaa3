const attempts = 20;
const pauseMs = 50;

/**
 * Makes the write-ahead log of `<name>.db` say nothing, before DuckDB opens it. Every save ends with a checkpoint,
 * so a log only holds what was cut short. It must not be empty either: DuckDB-wasm cannot write to a database that
 * it opened with an empty log (https://github.com/duckdb/duckdb-wasm/issues/2004), and it takes a single zero byte
 * for a log that was cut short at once.
 */
export async function clearLog(name: string): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(`${name}.db.wal`, { create: true });
  const log = await openPatiently(file);
  try {
    log.truncate(0);
    log.write(new Uint8Array(1), { at: 0 });
    log.flush();
  } finally {
    log.close();
  }
}

/** A worker that has just ended, with the page before a reload, may hold on to its files for a moment. */
async function openPatiently(file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
