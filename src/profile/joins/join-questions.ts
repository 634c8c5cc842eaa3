import type { ColumnProfile, Profile } from '../../core/profile.ts';
import { totalOf } from '../../core/total-of.ts';

/** Groups that still read well in a chart. */
const maxGroups = 30;
const maxQuestions = 3;

/** Questions that take a figure from the many side and a grouping from the one side. */
export function joinQuestions(many: Profile, one: Profile): readonly string[] {
  const taken = new Set(many.columns.map(({ name }) => name.toLowerCase()));
  const groups = one.columns
    .filter((column) => isGrouping(column, one.rowCount) && !taken.has(column.name.toLowerCase()))
    .slice(0, 2);
  const [measure] = many.columns.filter((column) => column.role === 'measure').toSorted(byWeight);
  const [first, second = first] = groups;
  if (first === undefined || second === undefined) return [];
  const counted = `How many ${thingsOf(many.table)} are there per ${second.name}?`;
  const averaged = measure && `What is the average ${measure.name} by ${first.name}?`;
  const totalled =
    measure && isAdded(measure) && `Which ${first.name} has the highest ${totalOf(measure.name)}?`;
  return [averaged, totalled, counted]
    .filter((text) => text !== undefined && text !== false)
    .slice(0, maxQuestions);
}

/** What its rows are called: `orders` of `orders_2024`. */
function thingsOf(table: string): string {
  const words = table.split(/[_\d]+/).filter((word) => word !== '' && word !== 'combined');
  return words.length === 0 ? table : words.join(' ');
}

function isGrouping(column: ColumnProfile, rowCount: number): boolean {
  const { role, distinctCount, isPersonal } = column;
  if (role !== 'dimension' || isPersonal || distinctCount > maxGroups) return false;
  return distinctCount > 1 && distinctCount <= Math.max(2, rowCount / 1.5);
}

/** Money is asked about first. */
function byWeight(a: ColumnProfile, b: ColumnProfile): number {
  return Number(b.semanticType === 'money') - Number(a.semanticType === 'money');
}

/** A percentage has no total. */
function isAdded({ semanticType }: ColumnProfile): boolean {
  return semanticType !== 'percentage';
}
