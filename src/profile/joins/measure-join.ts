import { cellText } from '../../core/cell.ts';
import { quoteIdentifier, sampleNameOf, type Table } from '../../core/dataset.ts';
import type { Join } from '../../core/joins.ts';
import type { ResultSet } from '../../core/result-set.ts';
import type { Ask } from '../measure/ask.ts';
import type { Candidate } from './candidates.ts';

/** Above so many rows the many side is sampled. */
const allRowsLimit = 1_000_000;
const sampledRows = 200_000;
const examples = 3;
/** Less than this of the values may match by chance, or the data is of different things. */
const leastShare = { 'same-thing': 0.3, 'same-word': 0.8 } as const;

export type MeasuredJoin = Omit<Join, 'questions'>;

/** The join with its figures; `undefined` where the one side is not unique, or too little matches. */
export async function measureJoin(ask: Ask, candidate: Candidate): Promise<MeasuredJoin | undefined> {
  const isSampled = isBig(candidate.manyTable.table);
  const [key, ...unmatched] = factsOf(await ask(joinFactsSql(candidate), examples + 1));
  if (key === undefined) return undefined;
  const { rowsSeen, missing, matched } = key;
  if (key.mostPerKey !== 1 || matched < leastShare[candidate.link] * (rowsSeen - missing) || matched === 0)
    return undefined;
  return {
    many: candidate.many,
    one: candidate.one,
    rowsSeen,
    isSampled,
    missing,
    matched,
    unmatchedValues: key.unmatchedValues,
    unmatchedExamples: unmatched.map(({ value }) => value),
    unused: isSampled ? undefined : key.unused,
    isOneToOne: !isSampled && key.mostPerValue <= 1,
  };
}

/**
 * One row of figures, then the most frequent values without a match. Each side is grouped before anything is joined,
 * so that no row is multiplied even where both sides repeat.
 */
function joinFactsSql({ many, one, manyTable }: Candidate): string {
  const key = quoteIdentifier(one.column);
  const source = sourceOf(manyTable.table);
  return `WITH keys AS (
  SELECT ${key} AS key, count(*) AS n FROM ${quoteIdentifier(one.table)} WHERE ${key} IS NOT NULL GROUP BY ALL
),
seen AS (SELECT ${quoteIdentifier(many.column)} AS key FROM ${source}),
given AS (SELECT key, count(*) AS n FROM seen GROUP BY ALL),
met AS (
  SELECT given.key, given.n, keys.key IS NOT NULL AS isMatched, given.key IS NULL AS isMissing
  FROM given LEFT JOIN keys ON given.key = keys.key
),
lost AS (SELECT CAST(key AS VARCHAR) AS "value", n FROM met WHERE NOT isMatched AND NOT isMissing ORDER BY n DESC, "value" LIMIT ${examples})
SELECT NULL AS "value",
  coalesce(sum(n), 0) AS rowsSeen,
  coalesce(sum(n) FILTER (WHERE isMissing), 0) AS missing,
  coalesce(sum(n) FILTER (WHERE isMatched), 0) AS matched,
  count(*) FILTER (WHERE NOT isMatched AND NOT isMissing) AS unmatchedValues,
  coalesce(max(n) FILTER (WHERE NOT isMissing), 0) AS mostPerValue,
  (SELECT coalesce(max(n), 0) FROM keys) AS mostPerKey,
  (SELECT count(*) FROM keys) - count(*) FILTER (WHERE isMatched) AS unused
FROM met
UNION ALL BY NAME
SELECT * FROM (SELECT "value" FROM lost)`;
}

function isBig({ rowCount, inPlace }: Table): boolean {
  return rowCount > allRowsLimit || inPlace !== undefined;
}

/** Of a file that is read in place there is a sample already. */
function sourceOf(table: Table): string {
  const name = quoteIdentifier(table.inPlace === undefined ? table.name : sampleNameOf(table.name));
  return isBig(table) ? `${name} USING SAMPLE reservoir(${sampledRows} ROWS) REPEATABLE (7)` : name;
}

interface Facts {
  readonly value: string;
  readonly rowsSeen: number;
  readonly missing: number;
  readonly matched: number;
  readonly unmatchedValues: number;
  readonly mostPerValue: number;
  readonly mostPerKey: number;
  readonly unused: number;
}

function factsOf({ columns, rows }: ResultSet): Facts[] {
  const placeOf = (name: string): number => columns.findIndex((column) => column.name === name);
  return rows.map((row) => {
    const figure = (name: string): number => Number(row[placeOf(name)] ?? 0);
    return {
      value: cellText(row[placeOf('value')]),
      rowsSeen: figure('rowsSeen'),
      missing: figure('missing'),
      matched: figure('matched'),
      unmatchedValues: figure('unmatchedValues'),
      mostPerValue: figure('mostPerValue'),
      mostPerKey: figure('mostPerKey'),
      unused: figure('unused'),
    };
  });
}
