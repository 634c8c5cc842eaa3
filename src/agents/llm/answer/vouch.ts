import type { BoundValue, Origin } from '../../../core/answer.ts';
import { type Cell, cellText, numberOf } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import type { Profile } from '../../../core/profile.ts';
import type { Reading } from '../../figures/numeral.ts';
import { type Figure, scanFigures } from '../../figures/scan.ts';
import type { NamedFinding } from '../disclosure/tell-result.ts';
import type { Referents } from './referents.ts';
import { columnFormat } from './value-format.ts';

/** Something that numbers in a text may have come from. */
interface Source {
  readonly value: Cell;
  readonly origin: Origin;
  readonly column: Column | undefined;
}

/** Everything that can vouch for a number of this answer. */
export interface Vouchers {
  readonly referents: Referents;
  readonly sources: readonly Source[];
  /** Texts of results with numbers in them, the longest first: `Model 3`. */
  readonly texts: readonly Source[];
  readonly names: readonly string[];
  readonly questionFigures: readonly { readonly figure: Figure; readonly text: string }[];
}

const mostCells = 20_000;

export function vouchersOf(referents: Referents): Vouchers {
  const { named, subjects, question } = referents;
  const sources = [
    ...named.flatMap(findingSources),
    ...subjects.flatMap(({ profile }) => profileSources(profile)),
  ];
  const texts = sources
    .filter(({ value }) => typeof value === 'string' && value.length <= 100 && /\p{N}/u.test(value))
    .toSorted((a, b) => cellText(b.value).length - cellText(a.value).length);
  const names = subjects
    .flatMap(({ table, dataset }) => [
      dataset.name,
      dataset.source.fileName,
      table.name,
      ...table.columns.map(({ name }) => name),
    ])
    .filter((name) => scanFigures(name).length > 0)
    .toSorted((a, b) => b.length - a.length);
  const questionFigures = scanFigures(question).map((figure) => ({
    figure,
    text: question.slice(figure.from, figure.to),
  }));
  return { referents, sources, texts, names, questionFigures };
}

function findingSources({ finding }: NamedFinding): readonly Source[] {
  const { id } = finding;
  if (finding.language === 'python') return pythonSources(id, finding.result.results);
  const { columns, rows, truncated } = finding.result;
  const cells = rows.slice(0, Math.floor(mostCells / Math.max(1, columns.length))).flatMap((row, at) =>
    columns.map((column, place) => ({
      value: row[place] ?? null,
      origin: { kind: 'cell', cell: { resultId: id, row: at, column: column.name } } as const,
      column,
    })),
  );
  const count: Source = {
    value: rows.length,
    origin: { kind: 'row-count', resultId: id },
    column: undefined,
  };
  return truncated ? cells : [...cells, count];
}

function pythonSources(resultId: string, results: Cell): readonly Source[] {
  const sources: Source[] = [];
  const visit = (value: Cell, path: readonly (string | number)[]): void => {
    if (sources.length >= mostCells || path.length > 6) return;
    if (typeof value !== 'object' || value === null)
      sources.push({ value, origin: { kind: 'python', resultId, path }, column: undefined });
    else if (Array.isArray(value))
      for (const [at, item] of value.entries()) visit(item as Cell, [...path, at]);
    else for (const [name, item] of Object.entries(value)) visit(item, [...path, name]);
  };
  visit(results, []);
  return sources;
}

function profileSources({ table, rowCount, columns }: Profile): readonly Source[] {
  const fact = (path: string, value: Cell): Source => ({
    value,
    origin: { kind: 'profile', table, path },
    column: undefined,
  });
  return [fact('rowCount', rowCount), fact('columns.length', columns.length)];
}

/** What vouches for a figure: a value to put in its place, or a stretch of the text that may stay. */
export type Voucher =
  | { readonly kind: 'bound'; readonly from: number; readonly to: number; readonly bound: BoundValue }
  | { readonly kind: 'name'; readonly from: number; readonly to: number };

export function vouchFor(figure: Figure, text: string, vouchers: Vouchers): Voucher | undefined {
  return (
    byName(figure, text, vouchers) ??
    byText(figure, text, vouchers) ??
    byQuestion(figure, text, vouchers) ??
    byValue(figure, vouchers)
  );
}

/** A name of the data that stands there whole, as no part of a longer word. */
function byName(figure: Figure, text: string, { names }: Vouchers): Voucher | undefined {
  for (const name of names) {
    const at = occurrence(text.toLowerCase(), name.toLowerCase(), figure);
    if (at !== undefined && !/^[\d.,\s]*$/.test(name))
      return { kind: 'name', from: at, to: at + name.length };
  }
  return undefined;
}

function byText(figure: Figure, text: string, { texts }: Vouchers): Voucher | undefined {
  for (const { value, origin } of texts) {
    const at = occurrence(text, cellText(value), figure);
    if (at === undefined) continue;
    const bound = { value, format: { style: 'text' } as const, origin };
    return { kind: 'bound', from: at, to: at + cellText(value).length, bound };
  }
  return undefined;
}

/** Where `part` stands around the figure; it must hold all of it. */
function occurrence(text: string, part: string, { from, to }: Figure): number | undefined {
  for (
    let at = text.indexOf(part, Math.max(0, to - part.length));
    at >= 0 && at <= from;
    at = text.indexOf(part, at + 1)
  ) {
    const isWhole =
      !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + part.length));
    if (isWhole && at + part.length >= to) return at;
  }
  return undefined;
}

function byQuestion(figure: Figure, text: string, { questionFigures }: Vouchers): Voucher | undefined {
  const written = text.slice(figure.from, figure.to).toLowerCase();
  const said = questionFigures.find(
    (each) => each.text.toLowerCase() === written || sameFigure(each.figure, figure),
  );
  if (said === undefined) return undefined;
  const bound = { value: said.text, format: { style: 'text' }, origin: { kind: 'question' } } as const;
  return { kind: 'bound', from: figure.from, to: figure.to, bound };
}

function sameFigure(left: Figure, right: Figure): boolean {
  if (left.date !== undefined) return left.date === right.date;
  return left.readings.some((a) =>
    right.readings.some((b) => a.isPercent === b.isPercent && a.value === b.value),
  );
}

function byValue(figure: Figure, { sources, referents }: Vouchers): Voucher | undefined {
  const { from, to } = figure;
  const found = figure.date === undefined ? numberSource(figure, sources) : dateSource(figure.date, sources);
  if (found === undefined) return undefined;
  const { value, origin, column } = found.source;
  const usual = column === undefined ? numberFormat(value) : columnFormat(column, value, referents);
  const format = found.isPercent ? percentFormat(found.isFraction) : usual;
  return { kind: 'bound', from, to, bound: { value, format, origin } };
}

function numberFormat(value: Cell): BoundValue['format'] {
  return { style: typeof value === 'string' ? 'date' : 'number' };
}

function percentFormat(isFraction: boolean): BoundValue['format'] {
  return isFraction ? { style: 'percent' } : { style: 'number', unit: '%' };
}

interface Found {
  readonly source: Source;
  readonly isPercent: boolean;
  readonly isFraction: boolean;
}

function dateSource(date: string, sources: readonly Source[]): Found | undefined {
  const day = date.length === 7 ? `${date}-01` : date;
  const source = sources.find(
    ({ value }) =>
      typeof value === 'string' && (value === day || value.startsWith(`${day} 00:00`) || value === date),
  );
  return source === undefined ? undefined : { source, isPercent: false, isFraction: false };
}

/** A value that is exactly what was written; else the only one that was rounded to it. */
function numberSource({ readings }: Figure, sources: readonly Source[]): Found | undefined {
  const found = sources.flatMap((source) => {
    const number = numberOf(source.value);
    return number === undefined ? [] : readings.flatMap((reading) => fitting(reading, number, source));
  });
  const exact = found.find(({ error }) => error === 0);
  const isOne = new Set(found.map(({ source }) => source.value)).size === 1;
  return exact ?? (isOne ? found[0] : undefined);
}

/** With how large an error a value is what was written; nothing where it is another. */
function fitting(
  { value, slack, isPercent }: Reading,
  number: number,
  source: Source,
): readonly (Found & { error: number })[] {
  const forms = isPercent
    ? [
        { shown: number * 100, isFraction: true },
        { shown: number, isFraction: false },
      ]
    : [{ shown: number, isFraction: false }];
  return forms.flatMap(({ shown, isFraction }) => {
    const error = Math.abs(shown - value);
    const isExact = error <= 1e-9 * Math.max(1, Math.abs(value));
    const isRounded = error <= slack * (1 + 1e-9) && slack < Math.abs(value) / 15;
    if (!isExact && !isRounded) return [];
    return [{ source, isPercent, isFraction, error: isExact ? 0 : error }];
  });
}
