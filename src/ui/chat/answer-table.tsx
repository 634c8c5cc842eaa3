import type { Turn } from '../../core/turn.ts';
import { columnViews } from '../findings/cell-view.ts';
import { columnFormats, type FindingTable, findingOf, tableOf } from '../findings/finding-table.ts';
import { PlainTable } from '../findings/plain-table.tsx';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { chatWords } from './words.ts';

/** Rows that an answer shows before it points to Results. */
const shown = 8;

export function AnswerTable({ turn, findingId }: { readonly turn: Turn; readonly findingId: string }) {
  const words = useWords(chatWords).table;
  const select = useStoreState('workspace', (state) => state.select);
  const finding = findingOf(turn, findingId);
  const table = finding === undefined ? null : tableOf(finding);
  if (finding === undefined || table === null) return null;
  const open = () => select({ turnId: turn.id, findingId, cell: null }, 'results');
  const views = columnViews(table, columnFormats(turn, findingId));
  return (
    <div className="answer-table">
      <PlainTable label={finding.purpose} views={views} rows={table.rows.slice(0, shown)} />
      <Button look="quiet" onClick={open}>
        {moreWords(table, words)}
      </Button>
    </div>
  );
}

function moreWords({ rows, truncated }: FindingTable, words: typeof chatWords.table): string {
  const more = rows.length - shown;
  if (more <= 0) return words.open;
  return truncated ? words.moreThan(more) : words.more(more);
}
