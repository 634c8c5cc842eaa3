import { quoteIdentifier, type Table } from '../../../src/core/dataset.ts';
import type { LoadingEngine } from '../../../src/core/engine.ts';
import { type Profile, type ProfilePart, profileSchema } from '../../../src/core/profile.ts';
import { cellText } from '../../../src/profile/cell-text.ts';
import { profile } from '../../../src/profile/profile.ts';
import { kindOfType } from '../../../workers/duckdb/column.ts';

/** Makes a table of a query and says what the engine says of it. */
export async function makeTable(engine: LoadingEngine, select: string, name = 'measured'): Promise<Table> {
  await engine.execute(`CREATE OR REPLACE TABLE ${quoteIdentifier(name)} AS ${select}`);
  const described = await engine.query(`DESCRIBE ${quoteIdentifier(name)}`);
  const counted = await engine.query(`SELECT count(*) FROM ${quoteIdentifier(name)}`);
  const columns = described.rows.map(([column, type]) => ({
    name: cellText(column ?? null),
    type: cellText(type ?? null),
    kind: kindOfType(cellText(type ?? null)),
  }));
  return { name, columns, rowCount: Number(counted.rows[0]?.[0]) };
}

/** The parts of a profile and the whole, each of the shape that is stored. */
export async function profileParts(
  engine: LoadingEngine,
  table: Table,
): Promise<{ readonly parts: readonly ProfilePart[]; readonly whole: Profile }> {
  const parts: ProfilePart[] = [];
  const steps = profile(table, engine, new AbortController().signal);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return { parts, whole: profileSchema.parse(step.value) };
    profileSchema.parse(step.value.soFar);
    parts.push(step.value);
  }
}

export async function profileOf(engine: LoadingEngine, select: string): Promise<Profile> {
  return (await profileParts(engine, await makeTable(engine, select))).whole;
}
