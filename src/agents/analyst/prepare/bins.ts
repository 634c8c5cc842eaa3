import { quoteIdentifier, quoteText } from '../../../core/dataset.ts';
import { measured, type SchemaColumn } from '../schema/schema.ts';
import { expressionSql } from '../sql/expression.ts';
import { nameGiven } from './new-column.ts';
import { type Clause, madeColumn, type Step } from './step.ts';

interface Bin {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly isHighIncluded: boolean;
}

const number = String.raw`(\d+(?:\.\d+)?)(?::\d\d)?`;
const label = String.raw`["'“‘]?\b(\p{L}[\p{L}\d_ -]{0,30}?)["'”’]?\s*(?:\(|:\s*|=\s*)\s*`;
const ranges: readonly (readonly [pattern: RegExp, bin: (label: string, a: number, b: number) => Bin])[] = [
  [
    new RegExp(`${label}${number}\\s*(?:-|–|−|to)\\s*${number}`, 'giu'),
    (name, low, high) => ({ label: name, low, high, isHighIncluded: true }),
  ],
  [
    new RegExp(`${label}(?:<|less than|below|under|up to)\\s*${number}`, 'giu'),
    (name, high) => ({ label: name, low: -Infinity, high, isHighIncluded: false }),
  ],
  [
    new RegExp(`${label}(?:>=?|≥|above|over|more than|greater than|at least|from)\\s*${number}`, 'giu'),
    (name, low) => ({ label: name, low, high: Infinity, isHighIncluded: true }),
  ],
  [
    new RegExp(
      `${label}${number}\\s*(?:\\+|(?:\\p{L}+ ){0,2}(?:and|or) (?:above|over|older|more|higher))`,
      'giu',
    ),
    (name, low) => ({ label: name, low, high: Infinity, isHighIncluded: true }),
  ],
];

/** "categorise age into 'Child' (0-12), 'Adult' (13-59) and 'Elderly' (60 and above)". */
export function readBins(clause: Clause): Step | undefined {
  if (!/\b(?:categor|group|bin|bucket|classif|segment|divid|split)/i.test(clause.text)) return undefined;
  const bins = binsOf(clause.text);
  const column = columnOf(clause);
  if (bins.length < 2 || column === undefined) return undefined;
  const name = nameGiven(clause.text) ?? `${column.name} group`;
  const value = column.isTime ? `hour(${quoteIdentifier(column.name)})` : expressionSql(measured(column));
  const cases = bins.map(
    ({ label: said, high, isHighIncluded }) =>
      `WHEN ${value} ${isHighIncluded ? '<=' : '<'} ${high === Infinity ? "'infinity'::DOUBLE" : high} THEN ${quoteText(said)}`,
  );
  const [first] = bins;
  const least =
    first === undefined || first.low === -Infinity ? [] : [`WHEN ${value} < ${first.low} THEN NULL`];
  return {
    text: `I made the column ${name} of ${column.name}: ${bins.map(({ label: said }) => said).join(', ')}.`,
    selectFrom: (table) =>
      `SELECT *, CASE ${[...least, ...cases].join(' ')} END AS ${quoteIdentifier(name)} FROM ${quoteIdentifier(table)}`,
    adds: madeColumn(
      name,
      clause.schema,
      'text',
      bins.map(({ label: said }) => said),
    ),
  };
}

/** The least first; each begins where the one before ends. */
function binsOf(text: string): Bin[] {
  const found = ranges.flatMap(([pattern, bin]) =>
    [...text.matchAll(pattern)].map(([, name = '', a, b]) => bin(shortened(name), Number(a), Number(b))),
  );
  const known = found.filter((one, at) => found.findIndex((other) => other.label === one.label) === at);
  return known.sort((a, b) => a.low - b.low);
}

/** "and Elderly", "into morning". */
function shortened(name: string): string {
  return name.trim().replace(/^(?:.*\b(?:and|into|or|as|groups?|categories)\s+)+/i, '');
}

function columnOf({ columns, hinted, asked }: Clause): SchemaColumn | undefined {
  return [...hinted, ...columns, ...asked]
    .map(({ column }) => column)
    .find((column) => column.isTime || (column.number !== undefined && column.flag === undefined));
}
