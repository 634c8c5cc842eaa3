import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { startServer } from './node.ts';
import { readPort } from './port.ts';

const root = join(import.meta.dirname, '../..');

try {
  const port = readPort(process.env.PORT);
  if (buildIfNeeded(root)) console.log('Built the app into dist/.');
  const server = await startServer({ folder: join(root, 'dist'), port });
  console.log(`InsightX is at ${server.url}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
