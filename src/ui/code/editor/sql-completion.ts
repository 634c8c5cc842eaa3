import {
  type Completion,
  type CompletionContext,
  type CompletionSource,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { quoteIdentifier, type Table } from '../../../core/dataset.ts';
import type { SqlFunction } from '../../../state/console-functions.ts';
import { grammarFunctions, isQueryWord, queryWords, reservedWords } from './duckdb-dialect.ts';
import { finishedBy } from './finished-by.ts';
import { type NamedTable, tablesIn } from './statement-tables.ts';
import type { codeEditorWords } from './words.ts';

type SqlWords = (typeof codeEditorWords)['sql'];

/** What a query can name. */
export interface SqlNames {
  readonly tables: readonly Table[];
  /** The table that `data` stands for. */
  readonly active: Table | undefined;
  readonly functions: readonly SqlFunction[];
}

/** Nodes of the grammar in which nothing is a name. */
const silent = ['String', 'LineComment', 'BlockComment', 'Number'];

const word = /[\p{L}_][\p{L}\p{N}_]*/u;

/**
 * Names of the data are found by any part of them. All else only from its beginning: there is too much of it. And where
 * a word of the language stands, it is most likely meant.
 */
function isMeant({ label, type }: Completion, typed: string): boolean {
  const [name, part] = [label.toLowerCase(), typed.toLowerCase()];
  if (isQueryWord(typed)) return type === 'column' && name.startsWith(part) && name !== part;
  return type === 'column' || type === 'table' ? name.includes(part) : name.startsWith(part);
}

/**
 * Columns of the tables that the statement names come first, then functions, tables and words. Where a word of the
 * language is complete, nothing is in the way of what comes next.
 */
export function completeSql(names: () => SqlNames, words: SqlWords): CompletionSource {
  return (context) => {
    const node = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (silent.includes(node.name)) return null;
    const place = placeOf(context);
    if (place === undefined) return null;
    const { from, isQuoted } = place;
    const typed = context.state.sliceDoc(from, context.pos);
    const options = optionsAt(context, place, names(), words).filter((option) => isMeant(option, typed));
    if (options.length === 0) return null;
    return { from, options: isQuoted ? options.flatMap(quoted) : options };
  };
}

interface Place {
  /** Where the name begins, behind its quote. */
  readonly from: number;
  /** What stands before the point before it. */
  readonly qualifier: string | undefined;
  readonly isQuoted: boolean;
}

function placeOf(context: CompletionContext): Place | undefined {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const isQuoted = before.split('"').length % 2 === 0;
  const typed = isQuoted ? (/[^"]*$/.exec(before)?.[0] ?? '') : (context.matchBefore(word)?.text ?? '');
  const from = context.pos - typed.length;
  const lead = before.slice(0, before.length - typed.length - (isQuoted ? 1 : 0));
  const qualifier = /(?:"([^"]+)"|([\p{L}_][\p{L}\p{N}_]*))\.$/u.exec(lead);
  if (typed === '' && !isQuoted && qualifier === null && !context.explicit) return undefined;
  return { from, qualifier: qualifier?.[1] ?? qualifier?.[2], isQuoted };
}

function optionsAt(
  context: CompletionContext,
  { from, qualifier }: Place,
  names: SqlNames,
  words: SqlWords,
): readonly Completion[] {
  const known = knownTables(names);
  const named = tablesIn(statementAt(context), known);
  if (qualifier !== undefined) {
    const owner = named.find(({ callName }) => callName.toLowerCase() === qualifier.toLowerCase());
    return columnOptions(owner === undefined ? [] : [owner.table], words);
  }
  const lead = context.state.sliceDoc(Math.max(0, from - 40), from).replace(/"$/, '');
  if (/\bas\s+$/i.test(lead)) return [];
  if (/\b(from|join)\s+$/i.test(lead)) return tableOptions(named, names, words);
  const inReach = named.length > 0 ? named.map(({ table }) => table) : names.tables;
  return [
    ...columnOptions(inReach, words),
    ...aliasOptions(named),
    ...functionOptions(names.functions),
    ...tableOptions([], names, words),
    ...wordOptions,
  ];
}

function knownTables({ tables, active }: SqlNames): readonly NamedTable[] {
  const own = tables.map((table) => ({ callName: table.name, table }));
  if (active === undefined) return own;
  const standIns = ['data', 'transactions'].filter((name) => !tables.some((table) => table.name === name));
  return [...own, ...standIns.map((callName) => ({ callName, table: active }))];
}

/** At most so much around the caret is looked at, that a long text is no burden. */
const farthest = 10_000;

function statementAt({ state, pos }: CompletionContext): string {
  for (let node = syntaxTree(state).resolveInner(pos, -1); node.parent; node = node.parent) {
    if (node.name === 'Statement') {
      return state.sliceDoc(Math.max(node.from, pos - farthest), Math.min(node.to, pos + farthest));
    }
  }
  return state.sliceDoc(Math.max(0, pos - farthest), pos + farthest);
}

function columnOptions(
  tables: readonly Pick<Table, 'name' | 'columns'>[],
  words: SqlWords,
): readonly Completion[] {
  return [...new Set(tables)].flatMap(({ name: table, columns }) =>
    columns.map(({ name, type }) => ({
      label: name,
      detail: shortType(type),
      info: words.columnOf(table, type),
      type: 'column',
      apply: written(name),
      boost: 20,
    })),
  );
}

/** Types of nested columns can be as long as a page. */
function shortType(type: string): string {
  return type.length > 18 ? `${type.slice(0, 17)}…` : type;
}

function aliasOptions(named: readonly NamedTable[]): readonly Completion[] {
  return named
    .filter(({ callName, table }) => callName !== table.name)
    .map(({ callName, table }) => ({
      label: callName,
      detail: table.name,
      type: 'table',
      apply: written(callName),
      boost: 10,
    }));
}

function tableOptions(
  named: readonly NamedTable[],
  { tables, active }: SqlNames,
  words: SqlWords,
): readonly Completion[] {
  const own = tables.map(({ name, rowCount }) => ({
    label: name,
    detail: words.rows(rowCount),
    type: 'table',
    apply: written(name),
    boost: 5,
  }));
  const steps = named
    .filter(({ table }) => table.columns.length === 0)
    .map(({ callName }) => ({ label: callName, type: 'table', apply: written(callName), boost: 6 }));
  if (active === undefined || tables.some(({ name }) => name === 'data')) return [...steps, ...own];
  return [...steps, ...own, { label: 'data', detail: words.standsFor(active.name), type: 'table', boost: 4 }];
}

const optionsOf = new WeakMap<readonly SqlFunction[], readonly Completion[]>();

/** Made once for a list: there are hundreds, and they are asked for with each letter. */
function functionOptions(functions: readonly SqlFunction[]): readonly Completion[] {
  const made = optionsOf.get(functions) ?? makeFunctionOptions(functions);
  optionsOf.set(functions, made);
  return made;
}

function makeFunctionOptions(functions: readonly SqlFunction[]): readonly Completion[] {
  const listed = functions.map(({ name, description, signatures }) =>
    snippetCompletion(`${name}(\${})`, {
      label: name,
      type: 'function',
      detail: `(${signatures[0] ?? ''})`,
      ...(description === '' ? {} : { info: description }),
    }),
  );
  const known = new Set(functions.map(({ name }) => name));
  const unlisted = grammarFunctions.filter((name) => !known.has(name));
  return [
    ...listed,
    ...unlisted.map((name) =>
      snippetCompletion(`${name}(\${})`, { label: name, type: 'function', detail: '()' }),
    ),
  ];
}

const wordOptions: readonly Completion[] = queryWords.map((label) => ({ label, type: 'word', boost: -5 }));

function written(name: string): string {
  const isPlain = /^[a-z_][a-z0-9_]*$/i.test(name) && !reservedWords.has(name.toUpperCase());
  return isPlain ? name : quoteIdentifier(name);
}

/** A name that begins with a quote ends with one. */
function quoted(option: Completion): readonly Completion[] {
  if (option.type !== 'column' && option.type !== 'table') return [];
  return [{ ...option, apply: finishedBy(option.label.replaceAll('"', '""'), '"') }];
}
