import type { QueryOptions, SqlEngine } from '../../core/engine.ts';
import type { ResultSet } from '../../core/result-set.ts';

/** Answers compare with the same overall figures: what is asked twice under one signal is computed once. */
export function askedOnce(sql: SqlEngine): SqlEngine {
  const runs = new WeakMap<AbortSignal, Map<string, Promise<ResultSet>>>();
  return {
    query(query: string, options: QueryOptions = {}) {
      const { signal, ...rest } = options;
      if (signal === undefined) return sql.query(query, options);
      const asked = runs.get(signal) ?? new Map<string, Promise<ResultSet>>();
      runs.set(signal, asked);
      const key = JSON.stringify([query, rest]);
      const known = asked.get(key) ?? sql.query(query, options);
      asked.set(key, known);
      return known;
    },
  };
}
