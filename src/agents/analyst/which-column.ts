import type { ColumnMark } from './annotate/mark.ts';
import { asIfSaid, saidBy } from './read/conditions/reader.ts';
import type { Parse } from './read/parse.ts';
import { understand } from './understand.ts';

/** Words that could be several columns, none likelier, and the whole question with each of them in their place. */
export interface ColumnChoice {
  readonly said: string;
  readonly columns: readonly string[];
  readonly questions: readonly string[];
}

const mostColumns = 5;

/** What has to be asked before a question can be answered; `undefined` where no such word stands in its way. */
export function columnChoice(of: Parse): ColumnChoice | undefined {
  const open = of.marks.filter(
    (mark): mark is ColumnMark => mark.kind === 'column' && mark.rivals.length > 0 && mark.isLoose,
  );
  for (const mark of open) {
    const ways = [mark.column, ...mark.rivals]
      .slice(0, mostColumns)
      .map(({ name }) => ({ name, question: asIfSaid(of, mark, name) }))
      .filter(({ question }) => understand(question, of.schema, []).kind === 'understood');
    if (ways.length > 1)
      return {
        said: saidBy(of, mark),
        columns: ways.map(({ name }) => name),
        questions: ways.map(({ question }) => question),
      };
  }
  return undefined;
}
