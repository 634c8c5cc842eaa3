import type { AnalysisFinding, AnalysisStep, TableRows } from './analysis.ts';
import type { Origin, ValueFormat } from './answer.ts';
import type { Cell } from './cell.ts';
import type { ChartSpec } from './chart.ts';

/** What the values of a column are, in the large. */
export type ValueFamily = 'number' | 'moment' | 'text' | 'truth' | 'other';

/** Why it is not sure that a column stands for another. */
export type Doubt =
  | { readonly kind: 'other-name' }
  | { readonly kind: 'other-values'; readonly before: ValueFamily; readonly now: ValueFamily }
  | { readonly kind: 'nothing-alike' };

/** Why something cannot be computed on other data. `name` is of what is missing, `count` of what is there now. */
export type Obstacle =
  /** An engine said so, in its words. */
  | { readonly kind: 'said'; readonly words: string }
  | {
      readonly kind: 'no-table' | 'no-column' | 'no-row' | 'no-result-column';
      readonly name: string;
    }
  | { readonly kind: 'several-rows' | 'more-rows'; readonly count: number }
  | {
      readonly kind:
        | 'whole-table'
        | 'of-question'
        | 'unrecorded'
        | 'no-rows'
        | 'row-untold'
        | 'row-unnamed'
        | 'not-computable'
        | 'place-in-list'
        | 'no-such-value'
        | 'other-kind'
        | 'of-profile';
    };

/** A column of an analysis, and what stands for it in other data. */
export interface ColumnMatch {
  readonly recorded: string;
  /** Named by some code of the analysis; the others are not asked about. */
  readonly isUsed: boolean;
  /** A column, or an expression in SQL that the user wrote; `null` where there is nothing. */
  readonly stand: { readonly column: string } | { readonly expression: string } | null;
  /** `name`: letter for letter; `words`: but for case, blanks and marks; `likeness`: by type and values; `user`: said so. */
  readonly how: 'name' | 'words' | 'likeness' | 'user' | 'none';
  /** Nothing is computed before the user has looked at all that are not. */
  readonly isSure: boolean;
  readonly doubt?: Doubt | undefined;
  /** Columns of the other data that could be meant, the likeliest first. */
  readonly candidates: readonly string[];
}

/** A table of an analysis, and what stands for it. */
export interface TableMatch {
  readonly recorded: string;
  /** `null` where no open table does. */
  readonly table: string | null;
  readonly columns: readonly ColumnMatch[];
  /** A condition in SQL that every row must meet, in the names of the analysis; empty for all rows. */
  readonly filter: string;
}

export interface FigureChange {
  readonly name: string;
  readonly format: ValueFormat;
  readonly before: Cell;
  readonly outcome:
    | {
        readonly state: 'same' | 'changed';
        readonly now: Cell;
        /** Of what is there now. */
        readonly origin: Origin;
        /** Now less before, and that as a share of before; where both are numbers. */
        readonly difference?: number;
        readonly relative?: number;
      }
    /** It is not known any more. Nothing is shown in its place. */
    | { readonly state: 'unknown'; readonly why: Obstacle };
}

/** How the rows of a result are others than before; labels in words. */
export interface RowsChange {
  readonly added: readonly string[];
  readonly gone: readonly string[];
  /** What stands in the first row, where it is something else now. */
  readonly first: { readonly before: string; readonly now: string } | null;
}

/** What was given to an engine in the names of the other data, and what came of it beside the table. */
export interface Ran {
  readonly code: string;
  readonly inputSql?: string | undefined;
  /** Of Python; else null. */
  readonly results: Cell;
  readonly pictures: AnalysisFinding['pictures'];
  readonly elapsedMs: number;
}

/** A result as it is now. */
export interface ReplayedFinding {
  readonly id: string;
  readonly language: AnalysisFinding['language'];
  readonly purpose: string;
  /** As it was recorded, or as the user has it now. */
  readonly code: string;
  readonly table: (TableRows & { readonly truncated: boolean }) | null;
  /** `null` where there is no result. */
  readonly ran: Ran | null;
  readonly rows: RowsChange | null;
  /** Why there is no result. */
  readonly failure: Obstacle | null;
}

/** A step computed again; `step` is what was said before. */
export interface ReplayedStep {
  readonly step: AnalysisStep;
  readonly figures: readonly FigureChange[];
  /** Values that name a row of a result: which one was meant, the highest say, is not recorded. */
  readonly namedRows: number;
  readonly findings: readonly ReplayedFinding[];
  /** Drawn from the new result, with nothing in its words that was found before. */
  readonly chart: ChartSpec | null;
  readonly tableResultId: string | null;
}
