import { PythonError, type QueryError } from '../../../core/error.ts';
import { isKnown, knownWords, wordsIn } from './known-words.ts';
import { fenced, tidy } from './quote.ts';
import { type Scope, tells } from './scope.ts';

const mostCharacters = 900;

/**
 * Why code failed. Below `rows` without what comes from the data: what the engine says before it reads any row is told
 * but for texts that are neither in the code nor names; what it says while it runs, word by word as far as we know the words.
 */
export function tellError(scope: Scope, error: QueryError | PythonError, written: string): string {
  const known = knownWords(scope.context.subjects, written);
  const message = tells(scope, 'rows') ? error.message : withoutData(error.message, known);
  const lines = [tidy(scope.masker.maskText(message), mostCharacters), ...placeLines(error, written)];
  return fenced(scope, 'the engine refused this', lines);
}

function placeLines(error: QueryError | PythonError, written: string): readonly string[] {
  if (error instanceof PythonError) {
    const line = error.line === undefined ? undefined : written.split('\n')[error.line - 1];
    return line === undefined ? [] : [`line ${error.line ?? 0}: ${tidy(line)}`];
  }
  const { position, sql } = error;
  if (position === undefined || sql !== written) return [];
  return [`at: ${tidy(sql.slice(position, position + 60))}`];
}

/** Said before a row is read. */
const beforeRows =
  /^(?:Binder|Parser|Syntax|Catalog|Permission|Not implemented|TransactionContext|NameError|SyntaxError|IndentationError|ModuleNotFoundError|ImportError|AttributeError|Line \d+:|The query took|Cannot prepare)/i;

function withoutData(message: string, known: ReadonlySet<string>): string {
  return beforeRows.test(message) ? withoutTexts(message, known) : withoutUnknownWords(message, known);
}

function withoutTexts(message: string, known: ReadonlySet<string>): string {
  return message.replaceAll(/'[^'\n]*'|"[^"\n]*"/g, (text) =>
    isKnown(text, known) || isSignature(text) ? text : '…',
  );
}

/** `date_part(STRING_LITERAL, VARCHAR)`: functions and types. */
function isSignature(text: string): boolean {
  return /^['"][a-z_]+\((?:[A-Z_ ,()\d[\]]|DECIMAL)*\)['"]$/.test(text);
}

function withoutUnknownWords(message: string, known: ReadonlySet<string>): string {
  const kept = message
    .split(/(\s+)/)
    .map((part) => (wordsIn(part).every((word) => known.has(word) || engineWords.has(word)) ? part : '…'))
    .join('');
  return kept.replaceAll(/…(?:\s*…)+/g, '…');
}

/** What engines say of a failing row, beside the row's values. */
const engineWords = new Set(
  wordsIn(`conversion error out of range invalid input mismatch type constraint could not convert cast casting parse
    string value values to from source column as according format specifier expected a an the in on for with is are was be
    can't cannot because by and or not no than too large small long more one row returned subquery used expression scalar
    subqueries only return single overflow underflow division zero multiplication addition subtraction of date time
    timestamp interval field must have has when at least bytes memory limit failed allocate data null nan infinity
    negative positive integer number numeric float double decimal bigint hugeint int8 int16 int32 int64 uint8 uint16 uint32
    uint64 varchar boolean valueerror typeerror keyerror indexerror zerodivisionerror attributeerror overflowerror
    memoryerror statisticserror runtimeerror timeout seconds stopped unsupported operand unhashable object has attribute
    argument arguments literal base list dict str int nonetype index outside empty sequence math domain requires points`),
);
