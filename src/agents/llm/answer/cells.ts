import type { CellRef } from '../../../core/answer.ts';
import { type Cell, cellText } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import type { NamedFinding } from '../disclosure/tell-result.ts';
import { isObstacle, missing, type Obstacle, wrong } from './obstacle.ts';
import type { Step } from './path.ts';

interface TableOfResult {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly truncated: boolean;
}

export function tableOf({ finding }: NamedFinding): TableOfResult | undefined {
  return finding.language === 'sql' ? finding.result : (finding.result.table ?? undefined);
}

/** The cells that the steps lead to: those of a whole column where no row is named. */
export function cellsAt(found: NamedFinding, steps: readonly Step[]): readonly CellRef[] | Obstacle {
  const table = tableOf(found);
  if (table === undefined) return wrong(`${found.alias} has no rows and columns`);
  const wanted = steps.filter(
    (step, at) => !(at === 0 && step.kind === 'name' && /^rows$/i.test(step.name) && steps.length > 1),
  );
  const column = columnOf(table, wanted);
  if (isObstacle(column)) return column;
  const rows = rowsOf(table, wanted);
  if (isObstacle(rows)) return rows;
  return rows.map((row) => ({ resultId: found.finding.id, row, column: column.name }));
}

function columnOf({ columns }: TableOfResult, steps: readonly Step[]): Column | Obstacle {
  const name = steps.findLast((step) => step.kind === 'name')?.name;
  const [only] = columns;
  if (name === undefined)
    return columns.length === 1 && only !== undefined ? only : wrong('say which column', columnList(columns));
  const same = (column: Column) => plain(column.name) === plain(name);
  return (
    columns.find((column) => column.name === name) ??
    columns.find(same) ??
    wrong(`there is no column ${name}`, columnList(columns))
  );
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function columnList(columns: readonly Column[]): string {
  return `columns: ${columns
    .slice(0, 20)
    .map(({ name }) => name)
    .join(', ')}`;
}

/** Numbers of rows that the steps lead to: one that is named, or all. */
function rowsOf({ columns, rows }: TableOfResult, steps: readonly Step[]): readonly number[] | Obstacle {
  const step = steps.find(({ kind }) => kind !== 'name');
  if (step === undefined) return rows.map((_, row) => row);
  if (step.kind === 'place') {
    const row = step.place < 0 ? rows.length + step.place : step.place;
    return row >= 0 && row < rows.length ? [row] : missing(`there is no row ${step.place}`);
  }
  if (step.kind === 'name') return [];
  const at = columns.findIndex(({ name }) => plain(name) === plain(step.column));
  const row = rows.findIndex((each) => cellText(each[at]).toLowerCase() === step.value.toLowerCase());
  return at < 0 || row < 0 ? missing(`there is no row with ${step.column} = ${step.value}`) : [row];
}
