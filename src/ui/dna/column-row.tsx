import { ChevronRight, ShieldAlert } from 'lucide-react';
import type { ColumnProfile } from '../../core/profile.ts';
import { formatCount, formatPercent, formatTick } from '../format.ts';
import { ColumnDetails } from './column-details.tsx';
import { Waiting } from './dna-head.tsx';
import { Spark } from './spark.tsx';
import { roleWords, semanticWords } from './words.ts';

interface ColumnRowProps {
  readonly column: ColumnProfile;
  readonly rowCount: number;
  readonly isMeasured: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function ColumnRow({ column, rowCount, isMeasured, isOpen, onToggle }: ColumnRowProps) {
  return (
    <>
      <button type="button" className="column-row" aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight size={14} aria-hidden />
        <span className="column-name">
          <span>
            {column.name}
            {column.isPersonal && <PersonalMark />}
          </span>
          <span className="label">{`${roleWords[column.role]} · ${semanticWords[column.semanticType]}`}</span>
        </span>
        <Spark column={column} />
        <span className="column-counts label digits">
          {isMeasured ? (
            <>
              <span>{distinctWords(column)}</span>
              <span className={column.nullCount > 0 ? 'has-missing' : ''}>
                {missingWords(column, rowCount)}
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
  return (
    <span className="personal-mark">
      <ShieldAlert size={12} aria-hidden />
      personal
    </span>
  );
}

function distinctWords({ distinctCount, distinctIsExact }: ColumnProfile): string {
  const count = distinctIsExact ? formatCount(distinctCount) : `≈ ${formatTick(distinctCount, 'count')}`;
  return `${count} distinct`;
}

function missingWords({ nullCount }: ColumnProfile, rowCount: number): string {
  if (nullCount === 0 || rowCount === 0) return 'none missing';
  return `${formatPercent(nullCount / rowCount)} missing`;
}
