import { findExtensions } from '../../../workers/duckdb/extensions.ts';
import { openDatabase } from '../../../workers/duckdb/open-database.ts';

/** Opens the database of its name with the extensions of a folder, and says what came of it. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void open(data);
});

async function open(repository: string): Promise<void> {
  const { storage, reason, extensions, extensionFailure, connections } = await openDatabase(
    self.name,
    () => undefined,
    findExtensions(repository),
  );
  const [first] = connections;
  await first?.bindings.runQuery(first.id, 'SELECT median(range) FROM range(1000)');
  postMessage({ storage, reason, extensions, extensionFailure });
}
