import type { ColumnPlace } from '../../core/joins.ts';
import { wordsOf } from '../judge/name-words.ts';

/** How far two columns' names say that one points to the other. */
export type NameLink =
  /** `customer_id` and `customers.id`: they name the same thing. */
  | 'same-thing'
  /** Both are `code`, or `name`: of what, they do not say. */
  | 'same-word';

/** What a row is told apart by. */
const keyWords = new Set(['id', 'ids', 'uid', 'uuid', 'guid', 'key', 'fk', 'pk', 'code', 'nr', 'no', 'num', 'number', 'ref', 'name']); // biome-ignore format: a list of words
/** Words that columns of unrelated tables share. */
const commonWords = new Set(['date', 'day', 'time', 'timestamp', 'title', 'type', 'kind', 'value', 'status', 'index', 'row', 'label', 'description', 'note', 'notes', 'comment', 'order', 'rank', 'position', 'created', 'updated']); // biome-ignore format: a list of words
/** Parts of a table's name that do not say what its rows are. */
const tableWords = new Set(['dim', 'fact', 'tbl', 'table', 'data', 'list', 'all', 'export', 'master', 'lookup', 'sheet', 'csv', 'xlsx']); // biome-ignore format: a list of words
/** Shortest beginning of a word that still stands for it: `cust`, `prod`. */
const shortestAbbreviation = 3;

export function nameLink(many: ColumnPlace, one: ColumnPlace): NameLink | undefined {
  const [said, key] = [singularWords(many.column), singularWords(one.column)];
  const [thing, keyThing] = [withoutKeyWords(said), withoutKeyWords(key)];
  if (isTelling(thing) && sameWords(thing, keyThing)) return 'same-thing';
  if (namesTable(thing, one.table) && (keyThing.length === 0 || namesTable(keyThing, one.table)))
    return 'same-thing';
  return sameWords(said, key) ? 'same-word' : undefined;
}

/** `customer`, `shipping customer` and `cust` name the table `customers`; of two words the last counts. */
export function namesTable(thing: readonly string[], table: string): boolean {
  const entity = entityOf(table);
  if (thing.length === 0 || entity.length === 0) return false;
  if (sameWords(thing.slice(-entity.length), entity)) return true;
  const [only, ...others] = thing;
  return others.length === 0 && only !== undefined && abbreviates(only, entity);
}

function abbreviates(word: string, [first, ...others]: readonly string[]): boolean {
  return (
    others.length === 0 &&
    first !== undefined &&
    word.length >= shortestAbbreviation &&
    first.startsWith(word)
  );
}

/** What a row of the table is: `dim_customers_2024` holds customers. */
function entityOf(table: string): readonly string[] {
  return singularWords(table).filter((word) => !tableWords.has(word) && !/^\d+$/.test(word));
}

function singularWords(name: string): readonly string[] {
  return wordsOf(name).map(singular);
}

function withoutKeyWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => !keyWords.has(word));
}

function isTelling(thing: readonly string[]): boolean {
  return thing.some((word) => !commonWords.has(word));
}

function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, at) => word === right[at]);
}

const irregular: Readonly<Record<string, string>> = { people: 'person', children: 'child', men: 'man', women: 'woman' }; // biome-ignore format: a list of words

function singular(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word) || word.length < 4) return word;
  if (/(ch|sh|x|ss|zz|us)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
