import type { CellRef, Origin } from '../../core/answer.ts';

/** The same origin where results have other ids. */
export function renamedOrigin(origin: Origin, resultId: (id: string) => string): Origin {
  const ref = (cell: CellRef): CellRef => ({ ...cell, resultId: resultId(cell.resultId) });
  switch (origin.kind) {
    case 'cell':
      return { ...origin, cell: ref(origin.cell) };
    case 'computed':
      return { ...origin, of: origin.of.map(ref) };
    case 'row-count':
    case 'python':
      return { ...origin, resultId: resultId(origin.resultId) };
    case 'profile':
    case 'question':
      return origin;
  }
}
