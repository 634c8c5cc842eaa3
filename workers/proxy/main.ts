import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { startServer } from './node.ts';

const root = join(import.meta.dirname, '../..');
const port = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT ?? ''}"; it must be a number from 0 to 65535.`);
  process.exit(1);
}
if (await buildIfNeeded(root)) console.log('Built the app into dist/.');
const server = await startServer({ folder: join(root, 'dist'), port });
console.log(`InsightX is at ${server.url}`);
