import type { Subject } from '../../../core/agent.ts';
import { type Cell, isNumericKind, isTemporalKind } from '../../../core/cell.ts';
import type { ColumnProfile } from '../../../core/profile.ts';
import type { Expression } from '../intent.ts';
import { weakNameWords } from '../lexicon/plain-words.ts';
import { cellText } from '../text/cell-text.ts';
import { partsOfGlued } from '../text/glued.ts';
import { stemOf } from '../text/stem.ts';
import { tokenise, wordsOf } from '../text/tokens.ts';

/** A column as the analyst sees it: what it can be called and what can be done with it. */
export interface SchemaColumn {
  readonly name: string;
  readonly profile: ColumnProfile;
  readonly words: readonly NameWord[];
  /** How its values are used as numbers; `undefined` when they are none. */
  readonly number: Expression | undefined;
  /** Date or timestamp in the engine's own type. */
  readonly isTime: boolean;
  readonly isText: boolean;
  /** Whole numbers that are years. */
  readonly isYear: boolean;
  /** For a column of two values that say yes or no. */
  readonly flag: { readonly yes: Cell; readonly no: Cell } | undefined;
  /** Values known from the profile, most frequent first. */
  readonly values: readonly { readonly value: Cell; readonly count: number }[];
  /** Whether `values` are all there are. */
  readonly hasAllValues: boolean;
}

export interface NameWord {
  readonly stem: string;
  /** How much of the name's meaning the word carries, 0 to 1; 0 for one that may only be said before the name. */
  readonly weight: number;
}

export interface Schema {
  readonly subject: Subject;
  readonly table: string;
  readonly rowCount: number;
  /** Stems of the names of the file and the table. */
  readonly nameWords: ReadonlySet<string>;
  readonly columns: readonly SchemaColumn[];
  /** The column that says what a row is: a name, a title. */
  readonly entity: SchemaColumn | undefined;
  readonly time: SchemaColumn | undefined;
}

export function schemaOf(subject: Subject): Schema {
  const { profile } = subject;
  const frequency = wordFrequencies(profile.columns);
  const columns = profile.columns.map((column, index) =>
    schemaColumn(column, sampleOf(subject, index), profile.rowCount, frequency),
  );
  return {
    subject,
    table: profile.table,
    rowCount: profile.rowCount,
    nameWords: new Set([...wordsOf(subject.dataset.name), ...wordsOf(profile.table)]),
    columns,
    entity: entityOf(columns, profile.rowCount),
    time: columns.find((column) => column.isTime) ?? columns.find((column) => column.isYear),
  };
}

export function columnNamed(schema: Schema, name: string): SchemaColumn | undefined {
  return schema.columns.find((column) => column.name === name);
}

export function isMeasure(column: SchemaColumn): boolean {
  const isMany = column.profile.distinctCount > 1;
  return column.number !== undefined && !isKey(column) && isMany && !column.isYear;
}

/** What stands for something else, a number though it may be: `order_no`, `store_id`. No figure is made of it. */
export function isKey({ name, profile }: Pick<SchemaColumn, 'name' | 'profile'>): boolean {
  if (profile.role === 'identifier') return true;
  const isWhole = profile.kind === 'integer' || profile.kind === 'text';
  return (
    isWhole && (/[_\s-](?:id|no|nr|key|code)$/i.test(name) || /[a-z](?:I[dD]|No|Nr|Key|Code)$/.test(name))
  );
}

/** So many different values that nobody groups by them. */
export function isMeasuredFinely(column: SchemaColumn): boolean {
  const { kind, distinctCount } = column.profile;
  return isMeasure(column) && column.profile.role === 'measure' && (kind === 'float' || distinctCount > 100);
}

const ordinalWords = new Set(
  [
    'rank',
    'position',
    'week',
    'round',
    'year',
    'season',
    'number',
    'no',
    'pick',
    'game',
    'episode',
    'series',
    'place',
    'match',
    'day',
    'month',
    'id',
    'code',
    'heat',
    'lane',
    'draw',
    'pos',
    'rd',
    'milepost',
    'page',
    'week',
  ].map(stemOf),
);

/** A number that counts or measures something; not a rank, a week or another number of order. */
export function isQuantity(column: SchemaColumn): boolean {
  const named = column.words.filter(({ weight }) => weight >= 0.3);
  const isOrdinal = named.length === 1 && named.some(({ stem }) => ordinalWords.has(stem));
  return isMeasure(column) && !(isOrdinal && !isPlural(column.name));
}

/** `episodes` are counted, `episode` is a number of order. */
function isPlural(name: string): boolean {
  return /[^s]s\s*$/i.test(name) && !/\b(?:series|pos)\s*$/i.test(name);
}

/** The expression that shows a column: as it is. */
export function shown(column: SchemaColumn): Expression {
  return { kind: 'column', column: column.name };
}

/** The expression that orders or compares a column: as a number where its text is one. */
export function measured(column: SchemaColumn): Expression {
  return column.number ?? { kind: 'column', column: column.name };
}

function schemaColumn(
  profile: ColumnProfile,
  sample: readonly Cell[],
  rowCount: number,
  frequency: ReadonlyMap<string, number>,
): SchemaColumn {
  const isText = profile.kind === 'text';
  const values = knownValues(profile, sample);
  return {
    name: profile.name,
    profile,
    words: nameWords(profile.name, frequency),
    number: numberOfColumn(profile, values),
    isTime: isTemporalKind(profile.kind),
    isText,
    isYear: isYear(profile, values),
    flag: flagOf(profile, values),
    values,
    hasAllValues:
      profile.distinctCount <= profile.topValues.length || (sample.length >= rowCount && rowCount > 0),
  };
}

function sampleOf(subject: Subject, index: number): readonly Cell[] {
  return subject.profile.sample.rows.map((row) => row[index] ?? null);
}

function knownValues(profile: ColumnProfile, sample: readonly Cell[]): SchemaColumn['values'] {
  const counts = new Map<Cell, number>(profile.topValues.map(({ value, count }) => [value, count]));
  for (const value of [...sample, ...profile.examples]) {
    if (value !== null && !counts.has(value)) counts.set(value, 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

function wordFrequencies(columns: readonly ColumnProfile[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const column of columns) {
    for (const word of new Set(stemsOfName(column.name))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  return frequency;
}

function nameWords(name: string, frequency: ReadonlyMap<string, number>): NameWord[] {
  const stems = stemsOfName(name);
  const strong = stems.some((stem) => !weakStems.has(stem));
  const aside = stemsAside(name);
  return stems.map((stem) => ({
    stem,
    weight:
      (strong ? (aside.has(stem) ? weightAside : weightOf(stem)) : 1) /
      Math.sqrt(Math.max(1, frequency.get(stem) ?? 1)),
  }));
}

const weightAside = 0.35;

/** Words in parentheses behind a name are a unit or a note: "time slot (est)", "viewers (m)". */
function stemsAside(name: string): ReadonlySet<string> {
  const [, before = '', inside = ''] = /^(.*\p{L}.*?)\(([^)]*)\)\s*$/u.exec(name) ?? [];
  const own = new Set(wordsOf(before));
  return new Set(wordsOf(inside).filter((stem) => !own.has(stem)));
}

/** Names fall apart into words; those that are glued together too. */
function stemsOfName(name: string): string[] {
  return tokenise(name)
    .filter(({ word }) => /[\p{L}\p{N}%]/u.test(word))
    .flatMap(({ word }) => (spelledOut.get(word) ?? partsOfGlued(word)).map(stemOf));
}

const spelledOut: ReadonlyMap<string, readonly string[]> = new Map([
  ['fname', ['first', 'name']],
  ['lname', ['last', 'name']],
]);

/** What a word carries beside others that say more. */
function weightOf(stem: string): number {
  if (/^(is|has|was|did|[a-z])$/.test(stem)) return 0.1;
  return weakStems.has(stem) ? 0.35 : 1;
}

const weakStems: ReadonlySet<string> = new Set([...weakNameWords].map(stemOf));

const numberText =
  /^[^\p{L}\d]{0,3}\s*[-+−–]?\s*(?:\d[\d,. ]*|\.\d+)\s*(?:[%°]|\p{L}{1,4}[.23²³]?|\p{Lu}\p{Lu}\$)?(?:\s*[[(*†‡][^\d]?\d{0,2}[\])]?)?$/u;

function numberOfColumn(profile: ColumnProfile, values: SchemaColumn['values']): Expression | undefined {
  if (isNumericKind(profile.kind)) return { kind: 'column', column: profile.name };
  if (profile.kind !== 'text') return undefined;
  const texts = values.map(({ value }) => cellText(value).trim()).filter((text) => /[\p{L}\d]/u.test(text));
  const numbers = texts.filter((text) => numberText.test(text));
  if (numbers.length === 0 || numbers.length < 0.7 * texts.length) return undefined;
  if (areNames(numbers) && numbers.length < 0.9 * texts.length) return undefined;
  const commas = numbers.filter((text) => /\d,\d{1,2}(?!\d)/.test(text)).length;
  return { kind: 'number', column: profile.name, decimal: commas > 0.6 * numbers.length ? ',' : '.' };
}

/** "5G", "4G" among other words: names that begin with a digit, not quantities with a unit. */
function areNames(numbers: readonly string[]): boolean {
  return numbers.filter((text) => /\d\p{L}+$/u.test(text)).length > 0.5 * numbers.length;
}

function isYear(profile: ColumnProfile, values: SchemaColumn['values']): boolean {
  if (profile.semanticType === 'year') return true;
  if (profile.kind !== 'integer' || values.length === 0) return false;
  const named = wordsOf(profile.name).some((word) => word === 'year' || word === 'season' || word === 'yr');
  const { min, max } = profile.numeric ?? { min: 0, max: 0 };
  return named && min >= 1000 && max <= 2200;
}

const yesWords = new Set(['yes', 'y', 'true', 't', '1', 'ja', 'oui', 'sí', 'si', 'sim', 'tak']);
const noWords = new Set(['no', 'n', 'false', 'f', '0', 'nein', 'non', 'não', 'nie']);

function flagOf(profile: ColumnProfile, values: SchemaColumn['values']): SchemaColumn['flag'] {
  if (profile.distinctCount !== 2 || values.length === 0 || values.length > 2) return undefined;
  const yes = values.find(({ value }) => yesWords.has(cellText(value).toLowerCase()))?.value;
  const no = values.find(({ value }) => noWords.has(cellText(value).toLowerCase()))?.value;
  if (profile.kind === 'boolean') return { yes: true, no: false };
  if (yes === undefined || (values.length === 2 && no === undefined)) return undefined;
  return { yes, no: no ?? null };
}

const entityWords = new Set([
  'name',
  'title',
  'player',
  'team',
  'country',
  'driver',
  'film',
  'nation',
  'song',
  'artist',
  'product',
  'city',
  'state',
  'club',
  'party',
  'athlete',
  'company',
  'school',
]);

function entityOf(columns: readonly SchemaColumn[], rowCount: number): SchemaColumn | undefined {
  const texts = columns.filter((column) => column.isText && column.number === undefined);
  const distinctive = texts.filter((column) => column.profile.distinctCount >= 0.75 * rowCount);
  const named = (column: SchemaColumn): boolean => column.words.some(({ stem }) => entityWords.has(stem));
  return distinctive.find(named) ?? distinctive[0] ?? texts.find(named) ?? texts[0];
}
