import type { BoundValue, Origin, ValueFormat } from '../../../core/answer.ts';
import { type Cell, isNumericKind, isTemporalKind, numberOf } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import type { ColumnProfile } from '../../../core/profile.ts';
import type { Referents } from './referents.ts';

interface Written {
  readonly origin: Origin;
  readonly value: Cell;
  /** What the model said about the writing: `percent`, `number kg`. May be empty. */
  readonly hint: string;
}

/** How a value is written: as the model hinted, where the value allows it; else as its column's values are. */
export function formatFor({ origin, value, hint }: Written, referents: Referents): BoundValue['format'] {
  const usual = usualFormat(origin, value, referents);
  const hinted = hintedFormat(hint, value);
  if (hinted === undefined) return usual;
  if (hinted.style !== 'percent') return hinted;
  return isScaledPercent(origin, referents) ? { style: 'number', unit: '%' } : hinted;
}

const hints: Readonly<Record<string, ValueFormat['style']>> = {
  ...{ percent: 'percent', percentage: 'percent', pct: 'percent', rate: 'percent', share: 'percent' },
  ...{
    number: 'number',
    decimal: 'number',
    money: 'number',
    currency: 'number',
    times: 'number',
    ratio: 'number',
  },
  ...{ count: 'count', integer: 'count', plain: 'plain', year: 'plain', id: 'plain' },
  ...{ 'percentage-points': 'percentage-points', points: 'percentage-points', pp: 'percentage-points' },
  ...{ date: 'date', time: 'date', text: 'text', string: 'text', boolean: 'boolean' },
};

/** A unit of letters or a currency sign; never one with digits. */
const unitPattern = /^(?:\p{Sc}|[\p{L}°][\p{L}/°·]{0,11}[²³]?|%)$/u;

function hintedFormat(hint: string, value: Cell): ValueFormat | undefined {
  const [word = '', ...rest] = hint.split(/[\s:]+/);
  const style = hints[word.toLowerCase()];
  if (style === undefined || !fits(style, value)) return undefined;
  const unit = rest.join(' ');
  return style !== 'percent' && unitPattern.test(unit) ? { style, unit } : { style };
}

function fits(style: ValueFormat['style'], value: Cell): boolean {
  const isNumber = numberOf(value) !== undefined;
  if (style === 'text') return !isNumber || typeof value === 'string';
  if (style === 'date') return typeof value === 'string';
  if (style === 'boolean') return typeof value === 'boolean';
  return isNumber;
}

function usualFormat(origin: Origin, value: Cell, referents: Referents): ValueFormat {
  if (origin.kind === 'row-count') return { style: 'count' };
  if (origin.kind === 'computed') {
    if (origin.operation === 'relative-change') return { style: 'percent' };
    return { style: 'number' };
  }
  if (origin.kind === 'cell') {
    const column = columnOf(origin, referents);
    return column === undefined ? plainFormat(value) : columnFormat(column, value, referents);
  }
  return plainFormat(value);
}

function plainFormat(value: Cell): ValueFormat {
  if (typeof value === 'boolean') return { style: 'boolean' };
  if (typeof value === 'number') return { style: Number.isInteger(value) ? 'count' : 'number' };
  return { style: typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? 'date' : 'text' };
}

/** As answers write the values of a result's column. */
export function columnFormat(column: Column, value: Cell, { subjects }: Referents): ValueFormat {
  if (isTemporalKind(column.kind)) return { style: 'date' };
  if (column.kind === 'boolean') return { style: 'boolean' };
  if (!isNumericKind(column.kind)) return { style: 'text' };
  const profile = subjects
    .flatMap((subject) => subject.profile.columns)
    .find(({ name }) => name === column.name);
  if (profile !== undefined && isPlain(profile)) return { style: 'plain' };
  if (/^year$|_year$/i.test(column.name)) return { style: 'plain' };
  if (isRate(column.name) && Math.abs(numberOf(value) ?? 2) <= 1) return { style: 'percent' };
  return { style: column.kind === 'integer' ? 'count' : 'number' };
}

function isPlain({ semanticType, role }: ColumnProfile): boolean {
  return semanticType === 'year' || role === 'identifier';
}

function isRate(name: string): boolean {
  return /(?:^|[_ ])(?:rate|share|ratio|proportion|fraction)(?:$|[_ ])/i.test(name);
}

function columnOf(origin: Extract<Origin, { kind: 'cell' }>, { named }: Referents): Column | undefined {
  const finding = named.find((each) => each.finding.id === origin.cell.resultId)?.finding;
  const table = finding?.language === 'sql' ? finding.result : finding?.result.table;
  return table?.columns.find(({ name }) => name === origin.cell.column);
}

/** Whether a query made hundredths of it already: then `percent` would multiply it once more. */
function isScaledPercent(origin: Origin, { named }: Referents): boolean {
  if (origin.kind !== 'cell') return false;
  const finding = named.find((each) => each.finding.id === origin.cell.resultId)?.finding;
  if (finding?.language !== 'sql') return false;
  const code = finding.code.toLowerCase();
  const end = code.search(new RegExp(`\\bas\\s+"?${escaped(origin.cell.column.toLowerCase())}\\b`));
  return end >= 0 && /100(?:\.0*)?\s*\*|\*\s*100\b/.test(lastExpression(code.slice(0, end)));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What stands behind the last comma (or SELECT) that is in no parentheses. */
function lastExpression(code: string): string {
  let depth = 0;
  for (let at = code.length - 1; at >= 0; at -= 1) {
    if (code[at] === ')') depth += 1;
    if (code[at] === '(') depth -= 1;
    if (depth < 0 || (depth === 0 && code[at] === ',')) return code.slice(at + 1);
  }
  return code;
}
