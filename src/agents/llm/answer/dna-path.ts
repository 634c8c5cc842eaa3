import type { Profile } from '../../../core/profile.ts';
import type { Step } from './path.ts';

/** Facts of a column, by the names that models call them, as paths in its profile. */
const columnFacts: Readonly<Record<string, string>> = {
  ...{ missing: 'nullCount', nulls: 'nullCount', nullcount: 'nullCount', empty: 'nullCount' },
  ...{ distinct: 'distinctCount', distinctcount: 'distinctCount', unique: 'distinctCount' },
  ...{
    min: 'numeric.min',
    max: 'numeric.max',
    mean: 'numeric.mean',
    average: 'numeric.mean',
    avg: 'numeric.mean',
  },
  ...{ median: 'numeric.median', q1: 'numeric.q1', q3: 'numeric.q3', std: 'numeric.std', sum: 'numeric.sum' },
  ...{ outliers: 'numeric.outlierCount', outliercount: 'numeric.outlierCount' },
  ...{
    first: 'time.min',
    last: 'time.max',
    from: 'time.min',
    to: 'time.max',
    start: 'time.min',
    end: 'time.max',
  },
};

const tableFacts: Readonly<Record<string, string>> = {
  ...{ rowcount: 'rowCount', rows: 'rowCount', columns: 'columns.length', columncount: 'columns.length' },
  ...{ duplicates: 'duplicateRowCount', duplicaterowcount: 'duplicateRowCount' },
};

/** The path in the profile that `.rowCount`, `.amount.mean` or `.baseline["mean amount"]` means; `undefined` for none. */
export function dnaPath(profile: Profile, steps: readonly Step[]): string | undefined {
  const [first, ...rest] = steps.flatMap((step) =>
    step.kind === 'name' ? [step.name] : step.kind === 'place' ? [String(step.place)] : [],
  );
  if (first === undefined) return undefined;
  if (rest.length === 0) return tableFacts[plain(first)];
  if (/^baselines?$/i.test(first)) return baselinePath(profile, rest[0] ?? '');
  const [column, fact] = plain(first) === 'columns' ? [rest[0], rest[1]] : [first, rest.at(-1)];
  const at = profile.columns.findIndex(({ name }) => name === column || plain(name) === plain(column ?? ''));
  return at < 0 || fact === undefined ? undefined : columnPath(profile, at, plain(fact));
}

function columnPath({ columns }: Profile, at: number, fact: string): string | undefined {
  const path = columnFacts[fact];
  const isTime = columns[at]?.time !== undefined && /^(?:min|max)$/.test(fact);
  return path === undefined ? undefined : `columns.${at}.${isTime ? `time.${fact}` : path}`;
}

function baselinePath({ baselines }: Profile, name: string): string | undefined {
  const at = baselines.findIndex(
    (each) => each.name.toLowerCase() === name.toLowerCase() || plain(each.column) === plain(name),
  );
  return at < 0 ? undefined : `baselines.${at}.baseline`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
