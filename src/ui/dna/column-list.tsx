import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Profile } from '../../core/profile.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { ColumnRow } from './column-row.tsx';
import { dnaWords } from './words.ts';
import './column-list.css';

interface ColumnListProps {
  readonly profile: Profile;
  readonly isMeasured: boolean;
  readonly scroller: HTMLElement | null;
}

const rowHeight = 53;

export function ColumnList({ profile, isMeasured, scroller }: ColumnListProps) {
  const words = useWords(dnaWords).list;
  const [filter, setFilter] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const columns = profile.columns.filter(({ name }) =>
    name.toLowerCase().includes(filter.trim().toLowerCase()),
  );
  const virtualizer = useVirtualizer({
    count: columns.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    getItemKey: (index) => columns[index]?.name ?? index,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 8,
  });
  const wanted = useStoreState('workspace', (state) => state.columnPlace);
  useEffect(() => {
    const place = profile.columns.findIndex(({ name }) => name === wanted?.column);
    if (wanted === null || wanted.table !== profile.table || place < 0) return;
    setFilter('');
    setOpened((names) => new Set([...names, wanted.column]));
    virtualizer.scrollToIndex(place, { align: 'start' });
  }, [wanted, profile, virtualizer]);
  const margin = virtualizer.options.scrollMargin;
  return (
    <section className="dna-section dna-columns" aria-labelledby="dna-columns-title">
      <header>
        <h4 id="dna-columns-title">{words.title}</h4>
        <label className="column-filter">
          <Search size={13} aria-hidden />
          <input
            type="search"
            aria-label={words.filterByName}
            placeholder={words.filter}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        </label>
      </header>
      <ul ref={list} className="column-list" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const column = columns[index];
          if (column === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start - margin}px)` }}
            >
              <ColumnRow
                column={column}
                rowCount={profile.rowCount}
                isMeasured={isMeasured || hasNumbers(column)}
                isOpen={opened.has(column.name)}
                onToggle={() => setOpened(toggled(opened, column.name))}
              />
            </li>
          );
        })}
      </ul>
      {columns.length === 0 && <p className="label">{words.noneFound(profile.columns.length, filter)}</p>}
    </section>
  );
}

function hasNumbers(column: Profile['columns'][number]): boolean {
  return column.distinctCount > 0 || column.nullCount > 0;
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return names.has(name) ? new Set([...names].filter((each) => each !== name)) : new Set([...names, name]);
}
