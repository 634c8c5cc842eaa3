import { ArrowRight } from 'lucide-react';
import { type Join, matchShare } from '../../core/joins.ts';
import { formatCount, formatPercent } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { dnaWords } from './words.ts';
import './joins.css';

/** Which other tables know more of the rows of this one, and what does not match. */
export function Joins({ joins, table }: { readonly joins: readonly Join[]; readonly table: string }) {
  const words = useWords(dnaWords).joins;
  return (
    <ul className="joins">
      {joins.map((join) => (
        <li key={`${join.many.table} ${join.many.column} ${join.one.table} ${join.one.column}`}>
          <p className="join-columns">
            <code>{placeWords(join.many, table)}</code>
            <ArrowRight size={13} aria-label={words.pointsTo} />
            <code>{placeWords(join.one, table)}</code>
          </p>
          <p className="digits">{words.match(formatPercent(matchShare(join)), rowWords(join, words))}</p>
          {remarks(join, words).map((remark) => (
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

type JoinWords = (typeof dnaWords)['joins'];

function rowWords({ isOneToOne, isSampled, rowsSeen }: Join, words: JoinWords): string {
  const each = isOneToOne ? words.oneForOne : words.oneEach;
  return isSampled ? words.sampled(each, rowsSeen) : each;
}

function remarks(
  { unmatchedValues, unmatchedExamples, missing, unused, many, one }: Join,
  words: JoinWords,
): string[] {
  const more = unmatchedValues - unmatchedExamples.length;
  const few = unmatchedExamples.join(', ');
  const examples = more > 0 ? words.more(few, formatCount(more)) : few;
  return [
    ...(unmatchedValues === 0 ? [] : [words.unmatched(one.table, examples)]),
    ...(missing === 0 ? [] : [words.empty(many.column, missing)]),
    ...(unused === undefined || unused === 0 ? [] : [words.unused(unused, one.table)]),
  ];
}
