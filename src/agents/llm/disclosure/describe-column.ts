import { type Cell, cellText } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import { leastRowsOfToldValue } from '../../../core/privacy.ts';
import { type ColumnProfile, personalSemanticTypes, type SemanticType } from '../../../core/profile.ts';
import { quotedName, tidy } from './quote.ts';
import { type Scope, tells } from './scope.ts';

/** One line: name, type and role; from `statistics` on what was measured; from `rows` on a few values. */
export function describeColumn(scope: Scope, column: Column, profile: ColumnProfile | undefined): string {
  const head = `${quotedName(column.name)} ${plainType(column.type)}`;
  if (profile === undefined) return head;
  const parts = [
    head,
    profile.role === profile.semanticType ? profile.role : `${profile.role}, ${profile.semanticType}`,
    ...(profile.isPersonal ? ['personal'] : []),
    ...(tells(scope, 'statistics') ? measured(profile) : []),
    ...(tells(scope, 'rows') ? examples(scope, profile) : []),
  ];
  return parts.join('; ');
}

/** Without the values that the type of an ENUM lists. */
export function plainType(type: string): string {
  return tidy(type.replaceAll(/ENUM\((?:'(?:[^']|'')*'|[^)'])*\)/gi, 'ENUM'), 80);
}

function measured(profile: ColumnProfile): readonly string[] {
  const { nullCount, distinctCount, distinctIsExact } = profile;
  return [
    ...(nullCount > 0 ? [`${nullCount} empty`] : []),
    `${distinctIsExact ? '' : '~'}${distinctCount} distinct`,
    ...numbers(profile),
    ...(profile.time === undefined || profile.isPersonal
      ? []
      : [`${profile.time.min} to ${profile.time.max}, by ${profile.time.grain}`]),
    ...frequent(profile),
  ];
}

/** The ends of numbers that name somebody are values of somebody. */
function numbers({ numeric, role, isPersonal }: ColumnProfile): readonly string[] {
  if (numeric === undefined || isPersonal || role === 'identifier') return [];
  const { min, max, mean, q1, median, q3, std } = numeric;
  const spread = std === null ? '' : `, std ${short(std)}`;
  return [
    `${short(min)} to ${short(max)}, mean ${short(mean)}, quartiles ${[q1, median, q3].map(short).join(', ')}${spread}`,
  ];
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

const shared: readonly SemanticType[] = ['category', 'boolean', 'country', 'place'];
const mostValues = 12;

function frequent(profile: ColumnProfile): readonly string[] {
  const values = toldValues(profile).slice(0, mostValues);
  if (values.length === 0) return [];
  return [`values ${values.map(({ value, count }) => `${quotedCell(value)} ${count}`).join(', ')}`];
}

/** Values of a category that so many rows share that they are about nobody. */
export function toldValues(profile: ColumnProfile): ColumnProfile['topValues'] {
  if (profile.isPersonal || profile.role === 'identifier' || !shared.includes(profile.semanticType))
    return [];
  return profile.topValues.filter(({ count, value }) => count >= leastRowsOfToldValue && value !== null);
}

function quotedCell(value: Cell): string {
  return typeof value === 'string' ? JSON.stringify(tidy(value, 60)) : cellText(value);
}

const mostExamples = 3;

function examples({ masker }: Scope, profile: ColumnProfile): readonly string[] {
  const values = profile.examples.slice(0, mostExamples).map((value) => toldCell(masker, profile, value));
  return values.length === 0 || toldValues(profile).length > 0 ? [] : [`for example ${values.join(', ')}`];
}

function toldCell(masker: Scope['masker'], profile: ColumnProfile, value: Cell): string {
  if (profile.isPersonal) return JSON.stringify(masker.maskCell(personalType(profile), value));
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(tidy(masker.maskText(cellText(value)), 60));
}

/** Under which a value of a personal column is masked. */
export function personalType({ semanticType }: ColumnProfile): SemanticType {
  return personalSemanticTypes.includes(semanticType) ? semanticType : 'person-name';
}
