import type { PythonResult } from './engine.ts';
import type { ResultSet } from './result-set.ts';

/** A step's result with its purpose and code. Bound values refer to it by `id`. */
export type Finding =
  | {
      readonly language: 'sql';
      readonly id: string;
      /** Why it was run, in words. */
      readonly purpose: string;
      readonly code: string;
      readonly result: ResultSet;
    }
  | {
      readonly language: 'python';
      readonly id: string;
      readonly purpose: string;
      readonly code: string;
      /** The query whose rows the code was given. */
      readonly inputSql: string | undefined;
      readonly result: PythonResult;
    };
