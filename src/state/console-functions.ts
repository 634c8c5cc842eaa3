import { z } from 'zod';
import type { SqlEngine } from '../core/engine.ts';

/** A function of SQL, as the engine itself lists it. */
export interface SqlFunction {
  readonly name: string;
  readonly kind: 'scalar' | 'aggregate' | 'macro';
  /** Empty where the engine says nothing. */
  readonly description: string;
  /** Names of the parameters, one text for each way to call it. */
  readonly signatures: readonly string[];
}

/** Operators and what is only for the engine itself have other signs in their names. */
const listing = `SELECT
  function_name,
  min(function_type),
  min(description),
  list(DISTINCT array_to_string(parameters, ', ') ORDER BY array_to_string(parameters, ', '))
FROM duckdb_functions()
WHERE function_type IN ('scalar', 'aggregate', 'macro')
  AND regexp_full_match(function_name, '[a-z][a-z0-9_]*')
GROUP BY function_name
ORDER BY function_name`;

const rowSchema = z.tuple([
  z.string(),
  z.enum(['scalar', 'aggregate', 'macro']),
  z.string().nullable(),
  z.array(z.string().nullable()).nullable(),
]);

/** Those with their extensions: what can be called now. Rejects with `QueryError`. */
export async function readFunctions(engine: SqlEngine): Promise<readonly SqlFunction[]> {
  const { rows } = await engine.query(listing, { rowLimit: 5000 });
  return rows.map((row) => {
    const [name, kind, description, signatures] = rowSchema.parse(row);
    return {
      name,
      kind,
      description: description ?? '',
      signatures: (signatures ?? []).filter((each) => each !== null),
    };
  });
}
