import type { AggregateName, Operator, TimeGrain, TimePart } from '../../intent.ts';
import type { DayPart } from '../day-parts.ts';
import type { Degree } from '../degrees.ts';
import type { Stage } from '../stages.ts';

/** What a word or phrase of a question asks for, whatever the table. */
export type Cue =
  | { readonly type: 'aggregate'; readonly how: AggregateName }
  | { readonly type: 'percentile'; readonly at: number | undefined }
  | { readonly type: 'count' }
  | { readonly type: 'distinct' }
  | { readonly type: 'superlative'; readonly degree: Degree; readonly descending: boolean }
  /** Most common, least common. */
  | { readonly type: 'frequency'; readonly descending: boolean }
  /** More, older, cheaper: `than` says whether "than" came with it. */
  | {
      readonly type: 'comparative';
      readonly degree: Degree;
      readonly greater: boolean;
      readonly than: boolean;
    }
  | { readonly type: 'comparator'; readonly operator: Operator }
  | { readonly type: 'between' }
  | { readonly type: 'group' }
  | { readonly type: 'not' }
  | { readonly type: 'or' }
  | { readonly type: 'rate' }
  | { readonly type: 'trend' }
  | { readonly type: 'grain'; readonly grain: TimeGrain }
  | { readonly type: 'part'; readonly part: TimePart }
  | { readonly type: 'missing'; readonly present: boolean }
  | { readonly type: 'duplicate' }
  | { readonly type: 'difference'; readonly degree?: Degree }
  /** "the same score as". */
  | { readonly type: 'same' }
  /** "negative", "positive": on which side of zero a number lies. */
  | { readonly type: 'sign'; readonly operator: Operator }
  /** "teenagers", "obese": persons within bounds that a common word gives. */
  | { readonly type: 'stage'; readonly stage: Stage }
  /** "at night", "in the morning". */
  | { readonly type: 'day-part'; readonly part: DayPart }
  /** "late", "on time". */
  | { readonly type: 'lateness'; readonly isLate: boolean }
  | { readonly type: 'compare' }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  | { readonly type: 'first' }
  | { readonly type: 'last' }
  | { readonly type: 'wh'; readonly word: 'who' | 'what' | 'which' | 'when' | 'where' | 'how' }
  | { readonly type: 'exists' }
  | { readonly type: 'every' }
  | { readonly type: 'starts' }
  | { readonly type: 'closest' }
  | { readonly type: 'unique' };

/** A cue with the phrases that give it. */
export type CuePhrases = readonly [cue: Cue, ...phrases: string[]];
