import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { readPort } from './port.ts';
import { serve } from './serve.ts';

const root = join(import.meta.dirname, '../..');

try {
  const port = readPort(process.env.PORT);
  if (buildIfNeeded(root)) console.log('Built the app into dist/.');
  await serve({ root, folder: join(root, 'dist'), port });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
