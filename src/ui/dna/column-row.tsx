import { ChevronRight, ShieldAlert } from 'lucide-react';
import type { ColumnProfile } from '../../core/profile.ts';
import { formatCount, formatPercent, formatTick } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { ColumnDetails } from './column-details.tsx';
import { Waiting } from './dna-head.tsx';
import { Spark } from './spark.tsx';
import { dnaWords } from './words.ts';

interface ColumnRowProps {
  readonly column: ColumnProfile;
  readonly rowCount: number;
  readonly isMeasured: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function ColumnRow({ column, rowCount, isMeasured, isOpen, onToggle }: ColumnRowProps) {
  const words = useWords(dnaWords);
  return (
    <>
      <button type="button" className="column-row" aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight size={14} aria-hidden />
        <span className="column-name">
          <span>
            {column.name}
            {column.isPersonal && <PersonalMark />}
          </span>
          <span className="label">{`${words.roles[column.role]} · ${words.meanings[column.semanticType]}`}</span>
        </span>
        <Spark column={column} />
        <span className="column-counts label digits">
          {isMeasured ? (
            <>
              <span>{distinctWords(column, words.row)}</span>
              <span className={column.nullCount > 0 ? 'has-missing' : ''}>
                {missingWords(column, rowCount, words.row)}
              </span>
            </>
          ) : (
            <Waiting />
          )}
        </span>
      </button>
      {isOpen && <ColumnDetails column={column} rowCount={rowCount} />}
    </>
  );
}

function PersonalMark() {
  const words = useWords(dnaWords).row;
  return (
    <span className="personal-mark">
      <ShieldAlert size={12} aria-hidden />
      {words.personal}
    </span>
  );
}

type RowWords = (typeof dnaWords)['row'];

function distinctWords({ distinctCount, distinctIsExact }: ColumnProfile, words: RowWords): string {
  const count = distinctIsExact ? formatCount(distinctCount) : `≈ ${formatTick(distinctCount, 'count')}`;
  return words.distinct(count);
}

function missingWords({ nullCount }: ColumnProfile, rowCount: number, words: RowWords): string {
  if (nullCount === 0 || rowCount === 0) return words.noneMissing;
  return words.missing(formatPercent(nullCount / rowCount));
}
