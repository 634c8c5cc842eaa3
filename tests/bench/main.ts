import { benches } from './benches.ts';

/** A figure's name, or the beginning that several have in common: `python`. */
const [asked] = process.argv.slice(2);
const isWanted = (name: string): boolean =>
  asked === undefined || name === asked || name.startsWith(`${asked}-`);
const wanted = benches.filter(
  ({ names, isLong }) => names.some(isWanted) && !(isLong && asked === undefined),
);
if (wanted.length === 0) {
  const known = benches.flatMap(({ names }) => names).join(', ');
  console.error(`There is no figure "${asked ?? ''}". There are: ${known}.`);
  process.exitCode = 1;
}
for (const { run } of wanted) {
  for (const { line, isWithin } of await run(isWanted)) {
    console.log(line);
    if (!isWithin) process.exitCode = 1;
  }
}
