import type { Subject } from '../../../core/agent.ts';
import { type Join, joinName, unmatchedRows } from '../../../core/joins.ts';
import type { ColumnProfile, Profile } from '../../../core/profile.ts';

/** Tables joined at most to one. */
const mostJoined = 4;

/** A column of a joined table under the name that it has among all. */
export interface JoinedColumn {
  readonly name: string;
  readonly table: string;
  readonly column: string;
}

/**
 * A table with what other tables know of its rows. Each join finds at most one row, and rows without a match stay:
 * it has the rows of `base`, no more and no less.
 */
export interface JoinedTables {
  readonly subject: Subject;
  readonly base: Subject;
  /** In an order in which each starts from `base` or from a table joined before. */
  readonly joins: readonly Join[];
  /** Beside those of `base`, which keep their names. */
  readonly columns: readonly JoinedColumn[];
}

/** Every table with each of the tables that it points to, and with all of them, those beyond included. */
export function joinedTables(subjects: readonly Subject[], found: readonly Join[]): readonly JoinedTables[] {
  const joins = [...found, ...found.flatMap((join) => turned(join, subjects) ?? [])];
  return subjects.flatMap((base) => {
    const direct = directJoins(base, joins);
    const all = reachable(base, joins);
    const ways = [...direct.map((join) => [join]), ...(all.length > 1 ? [all] : [])];
    return ways.flatMap((way) => joinedOf(base, way, subjects) ?? []);
  });
}

/** The other way round, where both sides are unique. */
function turned(join: Join, subjects: readonly Subject[]): Join | undefined {
  const profile = subjects.find(({ table }) => table.name === join.one.table)?.profile;
  const key = profile?.columns.find(({ name }) => name === join.one.column);
  if (!join.isOneToOne || profile === undefined || key === undefined) return undefined;
  return {
    ...join,
    many: join.one,
    one: join.many,
    rowsSeen: profile.rowCount,
    missing: key.nullCount,
    unused: join.rowsSeen - join.missing - join.matched,
    unmatchedValues: profile.rowCount - key.nullCount - join.matched,
    unmatchedExamples: [],
  };
}

/** The first join to each table: the best is first. */
function directJoins({ table }: Subject, joins: readonly Join[]): Join[] {
  const own = joins.filter(({ many }) => many.table === table.name);
  return own.filter(({ one }, at) => own.findIndex((other) => other.one.table === one.table) === at);
}

function reachable(base: Subject, joins: readonly Join[]): readonly Join[] {
  const way: Join[] = [];
  const reached = new Set([base.table.name]);
  for (const name of reached) {
    for (const join of joins) {
      if (join.many.table !== name || reached.has(join.one.table) || way.length >= mostJoined) continue;
      reached.add(join.one.table);
      way.push(join);
    }
  }
  return way;
}

function joinedOf(
  base: Subject,
  joins: readonly Join[],
  subjects: readonly Subject[],
): JoinedTables | undefined {
  const parts = joins.flatMap((join) => {
    const one = subjects.find(({ table }) => table.name === join.one.table);
    return one === undefined ? [] : [{ join, one }];
  });
  if (parts.length < joins.length) return undefined;
  const columns = namedColumns(base, parts);
  const name = `${base.table.name}_with_${parts.map(({ one }) => one.table.name).join('_and_')}`;
  const profile = joinedProfile(name, base.profile, columns);
  const table = {
    name,
    rowCount: base.table.rowCount,
    columns: profile.columns.map((column) => ({ name: column.name, type: column.type, kind: column.kind })),
  };
  const dataset = {
    ...base.dataset,
    name: [base, ...parts.map(({ one }) => one)].map(nameOf).join(' with '),
  };
  return { subject: { dataset, table, profile }, base, joins, columns };
}

function nameOf({ dataset }: Subject): string {
  return dataset.name;
}

interface Part {
  readonly join: Join;
  readonly one: Subject;
}

interface Named extends JoinedColumn {
  readonly profile: ColumnProfile;
}

/** Without the columns that are joined on: their values stand in the base already. */
function namedColumns(base: Subject, parts: readonly Part[]): Named[] {
  const taken = new Set(base.table.columns.map(({ name }) => name.toLowerCase()));
  return parts.flatMap(({ join, one }) =>
    one.profile.columns
      .filter(({ name }) => name !== join.one.column)
      .map((column) => {
        const name = freeName(column.name, one.table.name, taken);
        taken.add(name.toLowerCase());
        const profile = { ...throughJoin(column, one.profile, join, base.profile.rowCount), name };
        return { name, table: one.table.name, column: column.name, profile };
      }),
  );
}

function freeName(column: string, table: string, taken: ReadonlySet<string>): string {
  if (!taken.has(column.toLowerCase())) return column;
  const prefixed = `${table}_${column}`;
  let name = prefixed;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${prefixed}_${count}`;
  return name;
}

/** What is known of a column once it is looked up for each row of another table: counts become estimates. */
function throughJoin(column: ColumnProfile, one: Profile, join: Join, rowCount: number): ColumnProfile {
  const unmatched = join.rowsSeen === 0 ? 0 : (unmatchedRows(join) / join.rowsSeen) * rowCount;
  const empty = one.rowCount === 0 ? 0 : (column.nullCount / one.rowCount) * (rowCount - unmatched);
  const shown = one.sample.columns.indexOf(column.name);
  const seen = one.sample.rows.map((row) => row[shown] ?? null).filter((value) => value !== null);
  return {
    ...column,
    nullCount: Math.min(rowCount, Math.ceil(unmatched + empty)),
    distinctIsExact: false,
    examples: [...new Set([...column.examples, ...seen])],
    ...(column.numeric === undefined ? {} : { numeric: { ...column.numeric, estimated: true } }),
  };
}

/** The last row of a small table is left out of the sample: that it holds all rows is not true of the joined columns. */
function joinedProfile(name: string, base: Profile, columns: readonly Named[]): Profile {
  const { sample, rowCount } = base;
  return {
    ...base,
    table: name,
    columns: [...base.columns, ...columns.map(({ profile }) => profile)],
    sample: { ...sample, rows: sample.rows.slice(0, Math.max(0, rowCount - 1)) },
  };
}

/** What was joined, on what, and what found no match: said with every answer that rests on it. */
export function joinWords(join: Join): string {
  const { many, one, rowsSeen, isSampled, missing } = join;
  const unmatched = unmatchedRows(join);
  const joined = `I joined ${many.table} with ${one.table} (${joinName(join)}).`;
  if (unmatched === 0) return `${joined} Every row${isSampled ? ' of a sample' : ''} has a match.`;
  const of = `${figure(unmatched)} of ${figure(rowsSeen)} ${isSampled ? 'sampled rows' : 'rows'}`;
  const empty = missing === 0 ? '' : `, ${figure(missing)} of them because ${many.column} is empty`;
  return `${joined} ${of} ${unmatched === 1 ? 'has' : 'have'} no match${empty}: their ${one.table} columns count as missing.`;
}

function figure(count: number): string {
  return count.toLocaleString('en');
}
