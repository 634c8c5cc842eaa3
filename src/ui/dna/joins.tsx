import { ArrowRight } from 'lucide-react';
import { type Join, matchShare } from '../../core/joins.ts';
import { counted, formatCount, formatPercent } from '../format.ts';
import './joins.css';

/** Which other tables know more of the rows of this one, and what does not match. */
export function Joins({ joins, table }: { readonly joins: readonly Join[]; readonly table: string }) {
  return (
    <ul className="joins">
      {joins.map((join) => (
        <li key={`${join.many.table} ${join.many.column} ${join.one.table} ${join.one.column}`}>
          <p className="join-columns">
            <code>{placeWords(join.many, table)}</code>
            <ArrowRight size={13} aria-label="points to" />
            <code>{placeWords(join.one, table)}</code>
          </p>
          <p className="digits">{`${formatPercent(matchShare(join))} match · ${rowWords(join)}`}</p>
          {remarks(join).map((remark) => (
            <p key={remark} className="quiet">
              {remark}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function placeWords({ table, column }: Join['many'], shown: string): string {
  return table === shown ? column : `${table}.${column}`;
}

function rowWords({ isOneToOne, isSampled, rowsSeen }: Join): string {
  const each = isOneToOne ? 'one row for one' : 'one row each';
  return isSampled ? `${each} · a sample of ${counted(rowsSeen, 'row')}` : each;
}

function remarks({ unmatchedValues, unmatchedExamples, missing, unused, many, one }: Join): string[] {
  const more = unmatchedValues - unmatchedExamples.length;
  const examples = `${unmatchedExamples.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
  return [
    ...(unmatchedValues === 0 ? [] : [`Without a match in ${one.table}: ${examples}`]),
    ...(missing === 0 ? [] : [`${many.column} is empty in ${counted(missing, 'row')}`]),
    ...(unused === undefined || unused === 0
      ? []
      : [`Nothing points to ${counted(unused, 'row')} of ${one.table}`]),
  ];
}
