import { type ChartSpec, chartSpecSchema, columnsOfChart } from '../../../core/chart.ts';
import type { NamedFinding } from '../disclosure/tell-result.ts';
import type { ChartWish } from './closing.ts';
import type { Referents } from './referents.ts';
import { columnFormat } from './value-format.ts';

/** The chart that a model asked for, where its result and its columns are there; else none. */
export function chartOf(
  wish: ChartWish | null,
  referents: Referents,
  words: (text: string) => string,
): ChartSpec | null {
  if (wish === null) return null;
  const found = referents.named.find(({ alias }) => alias === wish.result.trim()) ?? referents.named.at(-1);
  const columns = found === undefined ? [] : columnsOf(found).map(({ name }) => name);
  if (found === undefined || columns.length === 0) return null;
  const spec = chartSpecSchema.safeParse({
    ...withoutNumbers(wish),
    y: typeof wish.y === 'string' && wish.type !== 'scatter' ? [wish.y] : wish.y,
    title: words(wish.title),
    subtitle: words(wish.subtitle),
    resultId: found.finding.id,
    style: styleOf(wish, found, referents),
  });
  return spec.success && columnsOfChart(spec.data).every((name) => columns.includes(name)) ? spec.data : null;
}

/** What a model could put numbers or texts of its own into. */
function withoutNumbers(wish: ChartWish): Record<string, unknown> {
  const own = ['baseline', 'fit', 'note', 'unit'];
  return Object.fromEntries(Object.entries(wish).filter(([name]) => !own.includes(name)));
}

function columnsOf({ finding }: NamedFinding) {
  return (finding.language === 'sql' ? finding.result.columns : finding.result.table?.columns) ?? [];
}

/** Of the measure: as the answer writes its column. */
function styleOf(wish: ChartWish, found: NamedFinding, referents: Referents): ChartSpec['style'] {
  const measure = [wish.y, wish.value, wish.count].flat().find((name) => typeof name === 'string');
  const columns = columnsOf(found);
  const at = columns.findIndex(({ name }) => name === measure);
  const column = columns[at];
  if (column === undefined) return 'number';
  const rows =
    (found.finding.language === 'sql' ? found.finding.result.rows : found.finding.result.table?.rows) ?? [];
  const largest = rows.reduce((most, row) => Math.max(most, Math.abs(Number(row[at] ?? 0))), 0);
  return columnFormat(column, largest, referents).style;
}
