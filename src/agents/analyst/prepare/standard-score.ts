import { quoteIdentifier } from '../../../core/dataset.ts';
import { measured } from '../schema/schema.ts';
import { expressionSql } from '../sql/expression.ts';
import { type Clause, madeColumn, type Step } from './step.ts';

/** A step, and the clause with the made column in the place of the words that asked for it. */
export interface MadeInline {
  readonly step: Step;
  readonly rest: string;
}

const said = /\bz[\s-]?scores?\b(?:\s+(?:of|for|in)(?=\s))?/i;
/** A way to find outliers, or to scale a column. */
const isMethod =
  /\boutliers?\b|\banomal|\b(?:using|by|with|via|through)\s+(?:the\s+|a\s+)?z[\s-]?score(?!s?\s+(?:above|below|over|under|greater|less|more|of|beyond))|\bmethod\b|\bnormali[sz]|\bstandardi[sz]/i;

/** "the z-score of Ann's wage", "how many wages have a z-score above 2": the scores are a column, asked as any other. */
export function readStandardScore({ text, columns, schema, whole }: Clause): MadeInline | undefined {
  const numbers = columns.filter(({ column }) => column.number !== undefined && column.flag === undefined);
  const [mark, rival] =
    numbers.filter(({ isLoose }) => !isLoose).length > 0
      ? numbers.filter(({ isLoose }) => !isLoose)
      : numbers;
  const match = said.exec(text);
  if (match === null || isMethod.test(whole) || mark === undefined || rival !== undefined) return undefined;
  const { column } = mark;
  const name = `z-score of ${column.name}`;
  const value = expressionSql(measured(column));
  const isPopulation = /\bpopulation\b/i.test(whole);
  const spread = isPopulation ? 'stddev_pop' : 'stddev_samp';
  const step: Step = {
    text: `I made the column ${name}: how many ${isPopulation ? 'population' : 'sample'} standard deviations a value lies above the mean of all rows.`,
    selectFrom: (table) =>
      `SELECT *, (${value} - avg(${value}) OVER ()) / nullif(${spread}(${value}) OVER (), 0) AS ${quoteIdentifier(name)} FROM ${quoteIdentifier(table)}`,
    adds: madeColumn(name, schema, 'float'),
  };
  return { step, rest: withoutColumn(text, column.name, mark.span).replace(said, () => `"${name}"`) };
}

/** The column's own words, once: they are in the name of what is made. */
function withoutColumn(
  text: string,
  name: string,
  span: { readonly from: number; readonly to: number },
): string {
  const words = text.split(/(\s+)/);
  const plain = words.findIndex((word) => word.replace(/\W+$/, '').toLowerCase() === name.toLowerCase());
  const at = plain >= 0 ? plain : 2 * span.from;
  return words.map((word, place) => (place === at ? word.replace(/[\p{L}\p{N}_]+/gu, '') : word)).join('');
}
