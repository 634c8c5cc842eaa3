import type { Insight, Subject, ToolBox } from '../core/agent.ts';
import type { PythonEngine, SqlEngine } from '../core/engine.ts';
import { findValues } from './find-values.ts';
import type { QueryCache } from './query-cache.ts';

/** What the tools stand on. */
export interface ToolEffects {
  readonly sql: SqlEngine;
  readonly python: Pick<PythonEngine, 'run'>;
  readonly subjects: readonly Subject[];
  readonly insights: () => Promise<readonly Insight[]>;
  readonly keepInsight: (insight: { readonly text: string; readonly question: string }) => Promise<void>;
  /** Lives longer than one question. Without it every query is run. */
  readonly cache?: QueryCache;
}

/** Time that one query of an agent may take. */
const queryTimeoutMs = 30_000;

/** The tools of a question: over the tables that are open, the first of them active. */
export function makeTools(effects: ToolEffects): ToolBox {
  const { sql, python, subjects } = effects;
  const active = subjects[0]?.table.name;
  const activeTable = active === undefined ? {} : { activeTable: active };
  return {
    async read_data_dna(search, signal) {
      const profiles = subjects.map(({ profile }) => profile);
      const table = subjects.find((subject) => subject.table.name === search?.table)?.table;
      if (search === undefined || table === undefined) return { profiles, matches: [] };
      return { profiles, matches: await findValues(sql, table, search, signal) };
    },
    run_sql(query, { rowLimit, signal }) {
      const run = () => sql.query(query, { rowLimit, signal, timeoutMs: queryTimeoutMs, ...activeTable });
      return effects.cache === undefined ? run() : effects.cache.get({ query, rowLimit, subjects }, run);
    },
    run_python: (code, input, { timeoutMs, signal }) =>
      python.run(code, { ...input, ...activeTable }, { timeoutMs, signal }),
    read_context: effects.insights,
    write_context: effects.keepInsight,
  };
}
