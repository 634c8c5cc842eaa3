import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark, Mark, ValueMark, ValueReading } from '../../annotate/mark.ts';
import { columnOf, type Filter } from '../../intent.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { stemOf } from '../../text/stem.ts';
import { plain } from '../../text/tokens.ts';
import { type Condition, operatorWords } from './condition.ts';
import { asIfSaid, freeMarks, isCue, keep, near, notWith, type Reader, saidBy } from './reader.ts';

/** "whose names start with Or". */
export function readStarts(reader: Reader): void {
  for (const cue of reader.marks.filter((mark) => isCue(mark, 'starts'))) {
    const said = reader.tokens[cue.span.to];
    const column = reader.marks
      .filter((mark) => mark.kind === 'column' && mark.span.to <= cue.span.from)
      .at(-1);
    if (said === undefined || column?.kind !== 'column' || !column.column.isText) continue;
    const text = reader.tokens.filter(
      ({ index, quotation }) => index === said.index || (quotation > 0 && quotation === said.quotation),
    );
    const prefix = text.map((token) => token.text).join(' ');
    const inside = reader.marks.filter((mark) =>
      text.some(({ index }) => mark.span.from <= index && index < mark.span.to),
    );
    keep(reader, {
      filter: { kind: 'starts', column: column.column.name, text: prefix },
      marks: [cue, column, ...inside],
      columns: [column.column],
      text: `${column.column.name} starts with ${prefix}`,
      assumption: undefined,
      trust: inside.length > 0 ? 1 : 0.9,
    });
  }
}

export function readValues(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'value' || reader.taken.has(mark)) continue;
    const { reading, column } = chooseReading(reader, mark);
    const marks = column === undefined ? [mark] : [mark, column];
    keep(reader, valueCondition(reader, reading, mark.words, marks));
  }
}

/** The column named next to the value decides where the value is looked for. */
function chooseReading(
  reader: Reader,
  mark: ValueMark,
): { reading: ValueReading; column: ColumnMark | undefined } {
  const named = freeMarks(reader).filter((other) => other.kind === 'column');
  const fits = (column: ColumnMark): ValueReading | undefined =>
    mark.readings.find((reading) => reading.column === column.column) ??
    mark.readings.find((reading) => column.rivals.includes(reading.column));
  const before = named
    .filter((other) => near(reader, other.span.to, mark.span.from, 4) && fits(other) !== undefined)
    .at(-1);
  const behind = named.find(
    (other) => near(reader, mark.span.to, other.span.from, 1) && fits(other) !== undefined,
  );
  const isWhole = (column: ColumnMark | undefined): boolean =>
    column !== undefined && fits(column)?.how === 'exact';
  const column = isWhole(behind) && !isWhole(before) ? behind : (before ?? behind);
  const reading = (column === undefined ? undefined : fits(column)) ?? likeliest(reader, mark, named);
  return { reading, column };
}

/** "who won after Otley": a row before or after one of the same kind. */
function isBesideOrder(reader: Reader, mark: ValueMark): boolean {
  const before = reader.marks.findLast(({ span }) => span.to <= mark.span.from);
  if (before?.kind !== 'cue' || !near(reader, before.span.to, mark.span.from, 2)) return false;
  if (before.cue.type === 'next' || before.cue.type === 'previous') return true;
  return (
    before.cue.type === 'comparator' && /^(after|before)$/.test(reader.tokens[before.span.from]?.word ?? '')
  );
}

function likeliest(reader: Reader, mark: ValueMark, named: readonly ColumnMark[]): ValueReading {
  const [first] = mark.readings;
  const asked = isBesideOrder(reader, mark) ? named.filter(({ score }) => score > 0.7) : [];
  const sameKind = mark.readings.find(
    ({ how, column }) => how === 'exact' && asked.some((one) => one.column === column),
  );
  if (sameKind !== undefined) return sameKind;
  const known = reader.conditions.flatMap((condition) => condition.columns);
  const best = mark.readings.filter(({ how }) => how === first?.how);
  const unnamed = best.filter(({ column }) => !named.some((other) => other.column === column));
  const choices = unnamed.length > 0 ? unnamed : best;
  return (
    choices.find(({ column }) => known.includes(column)) ??
    choices.find(({ column }) => column === reader.schema.entity) ??
    choices[0] ??
    (first as ValueReading)
  );
}

export function valueCondition(
  reader: Reader,
  reading: ValueReading,
  words: readonly string[],
  marks: readonly Mark[],
): Condition {
  const { column } = reading;
  const not = notWith(reader, marks);
  const filter = valueFilter(reading, asWritten(words, reading), not.length > 0);
  const said = marks.find((mark) => mark.kind !== 'column');
  const text = reading.how === 'part' ? words.join(' ') : [...new Set(reading.values)].join(' or ');
  const verb =
    reading.how === 'part'
      ? not.length > 0
        ? 'without'
        : 'with'
      : operatorWords[not.length > 0 ? '<>' : '='];
  return {
    filter,
    marks: [...marks, ...not],
    columns: [column],
    text: `${column.name} ${verb} ${text}`,
    assumption:
      valueAssumption(reader, reading, said) ??
      (marks.length > 1 ? undefined : alsoIn(reader, reading, said)),
    trust: trustOf(
      reading,
      marks.some((mark) => mark.kind === 'column'),
    ),
  };
}

const trusts: Readonly<Record<ValueReading['how'], number>> = {
  exact: 1,
  form: 0.9,
  synonym: 0.92,
  typo: 0.85,
  part: 0.85,
};

function trustOf(reading: ValueReading, isNamed: boolean): number {
  const trust = reading.how === 'part' ? trustOfPart(reading.coverage) : trusts[reading.how];
  return isNamed ? Math.sqrt(trust) : trust;
}

/** One word of a long text says little about what was meant. */
function trustOfPart(coverage: number): number {
  if (coverage >= 0.5) return 0.92;
  if (coverage >= 0.3) return 0.85;
  return coverage >= 0.2 ? 0.72 : 0.55;
}

/** The words in the form that cells have them: "singles" where they say "single". */
function asWritten(words: readonly string[], reading: ValueReading): string[] {
  const cell = plain(reading.values[0] ?? '');
  return words.map((word) => (cell.includes(word) ? word : stemOf(word)));
}

function valueFilter(reading: ValueReading, words: readonly string[], isNot: boolean): Filter {
  if (reading.how !== 'part') return oneOf(reading.column, reading.values, isNot);
  const filter: Filter = { kind: 'contains', column: reading.column.name, words };
  return isNot ? { kind: 'not', part: filter } : filter;
}

export function oneOf(column: SchemaColumn, values: readonly string[], isNot: boolean): Filter {
  const filter: Filter = { kind: 'one-of', left: columnOf(column.name), values: [...new Set(values)] };
  return isNot ? { kind: 'not', part: filter } : filter;
}

/** "Leeds", which is a value of home_team and of away_team. */
function alsoIn(
  reader: Reader,
  { column, how }: ValueReading,
  mark: Mark | undefined,
): Assumption | undefined {
  if (mark?.kind !== 'value' || how !== 'exact') return undefined;
  const others = mark.readings.filter((other) => other.how === 'exact' && other.column !== column);
  const said = saidBy(reader, mark);
  const names = others.map((other) => other.column.name);
  return others.length === 0
    ? undefined
    : {
        text: `I took “${said}” as ${column.name} = ${said}; it is a value of ${names.join(' and ')} too.`,
        alternatives: names.map((name) => ({
          label: name,
          question: asIfSaid(reader, mark, `${name} ${said}`),
        })),
      };
}

function valueAssumption(
  reader: Reader,
  reading: ValueReading,
  mark: Mark | undefined,
): Assumption | undefined {
  if (reading.how === 'exact' || mark === undefined) return undefined;
  const meant =
    reading.how === 'part'
      ? `every ${reading.column.name} that contains it`
      : `${reading.column.name} = ${[...new Set(reading.values)].join(' or ')}`;
  return {
    text: `I took “${saidBy(reader, mark)}” as ${meant}.`,
    alternatives: (reading.others ?? []).map((other) => ({
      label: other,
      question: asIfSaid(reader, mark, other),
    })),
  };
}
