import type { Mark } from '../annotate/mark.ts';
import { all, type Filter } from '../intent.ts';
import type { Condition } from './conditions/condition.ts';

/** The filter that all conditions make together, and what it rests on. */
export interface Scope {
  readonly where: Filter | undefined;
  readonly marks: readonly Mark[];
  readonly columns: readonly string[];
  /** `status is FAILED and amount is above 500`; empty without conditions. */
  readonly text: string;
  /** As it is said behind a figure: ` in March where bank is Banyan`; empty without conditions. */
  readonly phrase: string;
  readonly conditions: readonly Condition[];
  readonly trust: number;
}

export function scopeOf(conditions: readonly Condition[]): Scope {
  return {
    where: all(conditions.map(({ filter }) => filter)),
    marks: conditions.flatMap(({ marks }) => marks),
    columns: conditions.flatMap(({ columns }) => columns.map(({ name }) => name)),
    text: conditions.map(({ text }) => text).join(' and '),
    phrase: phraseOf(conditions),
    conditions,
    trust: conditions.reduce((product, { trust }) => product * trust, 1),
  };
}

function phraseOf(conditions: readonly Condition[]): string {
  const adverbs = conditions.flatMap(({ adverb }) => (adverb === undefined ? [] : [` ${adverb}`]));
  const others = conditions.flatMap(({ adverb, text }) => (adverb === undefined ? [text] : []));
  return `${adverbs.join('')}${others.length === 0 ? '' : ` where ${others.join(' and ')}`}`;
}
