import type { Finding } from '../../core/finding.ts';
import type { KnownResult } from '../../state/results.ts';
import type { FindingTable } from '../findings/finding-table.ts';

/** A finding's rows as the engine can be asked for all of them. */
export function knownResult(turnId: string, finding: Finding, table: FindingTable): KnownResult {
  return {
    key: `${turnId} ${finding.id}`,
    columns: table.columns,
    rows: table.rows,
    truncated: table.truncated,
    sql: finding.language === 'sql' ? finding.code : undefined,
  };
}
