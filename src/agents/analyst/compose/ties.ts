import type { RichText } from '../../../core/answer.ts';
import type { Finding } from '../../../core/finding.ts';
import type { QueryStep } from '../family.ts';
import type { RowsIntent } from '../intent.ts';
import { writeSql } from '../sql/write-sql.ts';
import { boundSegment, type Drawn } from './drawn.ts';
import type { QueryAsk } from './query-ask.ts';
import { together } from './together.ts';

/** Enough to tell that there are others than those that are named. */
const lookedAt = 12;

interface Asked {
  /** The rows by their rank, from the first. */
  readonly ranked: RowsIntent;
  /** The column by which the row was chosen. */
  readonly by: number;
  readonly row: number;
}

/** One row was asked for by its rank: those beside it may have the same rank. */
function oneAsked({ intent, shape }: QueryAsk): Asked | undefined {
  if (intent.kind !== 'rows' || intent.limit !== 1 || shape.kind !== 'list') return undefined;
  const { offset: row = 0, ...ranked } = intent;
  const [order] = intent.order ?? [];
  if (order?.by !== 'expression') return undefined;
  const rank = JSON.stringify(order.expression);
  const by = intent.columns.findIndex((column) => JSON.stringify(column) === rank);
  return by < 1 ? undefined : { ranked, by, row };
}

/** The rows around the one that was asked for. */
export function tiesStep(ask: QueryAsk): QueryStep | undefined {
  const asked = oneAsked(ask);
  if (asked === undefined) return undefined;
  const { sql } = writeSql({ ...asked.ranked, limit: asked.row + lookedAt });
  return { sql, purpose: 'The rows beside it, some of which may have the same' };
}

/** "Bob and Eve have the same score: 90." Nothing where no other has it. */
export function tiesText(ask: QueryAsk, drawn: Drawn, finding: Finding | undefined): RichText[] {
  const asked = oneAsked(ask);
  if (asked === undefined || finding?.language !== 'sql') return [];
  const around: Drawn = { ...drawn, finding };
  const { rows } = finding.result;
  const own = rows[asked.row];
  if (own === undefined || own[asked.by] === null) return [];
  const tied = rows.flatMap((row, at) => (row[asked.by] === own[asked.by] && row[0] !== own[0] ? [at] : []));
  const others = tied.filter(
    (at, place) => tied.findIndex((other) => rows[other]?.[0] === rows[at]?.[0]) === place,
  );
  if (others.length === 0) return [];
  const name = drawn.columns[asked.by] ?? '';
  return [
    [
      ...together(others.map((at) => boundSegment(around, at, 0))),
      { text: ` ${others.length === 1 ? 'has' : 'have'} the same ${name}: ` },
      boundSegment(around, asked.row, asked.by),
      { text: '.' },
    ],
  ];
}
