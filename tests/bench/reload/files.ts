import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Divides the rows of a delimited file among so many files, each with its header. Made once, and kept. */
export function writeParts(csv: string, partCount: number, folder: string): readonly string[] {
  const paths = Array.from({ length: partCount }, (_, part) =>
    join(folder, basename(csv).replace('.csv', `-part-${part + 1}.csv`)),
  );
  if (paths.every((path) => existsSync(path))) return paths;
  const [header = '', ...rows] = readFileSync(csv, 'utf8').trimEnd().split('\n');
  const share = Math.ceil(rows.length / partCount);
  for (const [part, path] of paths.entries()) {
    writeFileSync(path, [header, ...rows.slice(part * share, (part + 1) * share), ''].join('\n'));
  }
  return paths;
}
