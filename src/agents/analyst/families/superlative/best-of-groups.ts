import { type ColumnMark, isNounOfRow, type Mark } from '../../annotate/mark.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import type { AggregateName, Measure } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { measured, type SchemaColumn, shown } from '../../schema/schema.ts';
import { measureLabel } from '../../sql/label.ts';
import { isDistinctive } from '../asked-noun.ts';
import { trustOfColumns } from '../shared/columns.ts';
import type { Grouping } from '../shared/grouping.ts';
import { limitOf } from '../shared/limits.ts';
import { columnForQuestionWord } from '../shared/question-word.ts';
import { type Extreme, groupsOf, isMany, optional, sameWay, wordFor } from './extreme.ts';
import { hasManyRowsEach, isTotalOf } from './extreme-groups.ts';

/** Of whom, or of what, the highest of each group are. */
interface Ranked {
  readonly column: SchemaColumn;
  readonly marks: readonly ColumnMark[];
  readonly how: AggregateName;
}

/** "highest paid employee in each department", "top 3 products per region by revenue": who leads each group. */
export function bestOfGroups(of: Parse, extreme: Extreme, targets: readonly ColumnMark[]): Reading[] {
  const [group, second] = groupsOf(of);
  const [target, other] = targets;
  if (group === undefined || second !== undefined || other !== undefined || !isEachGroup(of, group))
    return [];
  const ranked = target === undefined ? rowsOf(of, extreme) : ofTarget(of, extreme, target);
  return ranked === undefined || ranked.column === group.column
    ? []
    : [readingOf(of, extreme, group, ranked)];
}

/** "in each", "per": "by" ranks as well as it groups. */
function isEachGroup({ tokens }: Parse, { marks }: Grouping): boolean {
  return marks.some(({ kind, span }) =>
    tokens.slice(span.from, span.to).some(({ word }) => kind === 'cue' && /^(each|every|per)$/.test(word)),
  );
}

function ofTarget(of: Parse, extreme: Extreme, target: ColumnMark): Ranked {
  const [said] = cues(of, 'aggregate').filter(({ cue }) => !/^(min|max|range|mode)$/.test(cue.how));
  const isTotal = (isMany(of, extreme.cue) && hasManyRowsEach(target, of)) || isTotalOf(extreme, target, of);
  const how = said?.cue.how ?? (isTotal ? 'sum' : extremeOfRow(extreme));
  return { column: target.column, marks: [target], how };
}

/** "employee", "house", "home": each row has a name of its own. */
function rowsOf(of: Parse, extreme: Extreme): Ranked | undefined {
  const nouns = of.marks.filter(
    (mark): mark is ColumnMark => mark.kind === 'column' && isNounOfRow(mark, of.schema),
  );
  const isWho = cues(of, 'wh').some(({ cue }) => cue.word === 'who');
  const isRow = isWho || nouns.length > 0 || extreme.measureMark === undefined;
  const row = isDistinctive(of) ? of.schema.entity : nouns[0]?.column;
  const named = isWho ? columnForQuestionWord(of)?.column : row;
  if (!isRow || named === undefined || named === extreme.measure) return undefined;
  return { column: named, marks: nouns, how: extremeOfRow(extreme) };
}

function extremeOfRow({ descending }: Extreme): AggregateName {
  return descending ? 'max' : 'min';
}

function readingOf(of: Parse, extreme: Extreme, group: Grouping, { column, marks, how }: Ranked): Reading {
  const scope = scopeOf(of.conditions);
  const limit = limitOf(of);
  const count = limit?.number.value ?? 1;
  const measure: Measure = { kind: 'aggregate', how, of: measured(extreme.measure) };
  const figure = how === 'max' || how === 'min' ? extreme.measure.name : measureLabel(measure);
  const said = cues(of, 'aggregate').filter(({ cue }) => cue.how === how);
  return {
    marks: [
      ...sameWay(of, extreme),
      ...optional(extreme.measureMark),
      ...marks,
      ...said,
      ...optional<Mark>(limit),
      ...group.marks,
      ...scope.marks,
    ],
    trust:
      extreme.trust * scope.trust * trustOfColumns(marks.filter((mark) => !isNounOfRow(mark, of.schema))),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [shown(column), group.by],
        measures: [measure],
        best: { count, descending: extreme.descending },
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [
          { by: 'expression', expression: group.by, descending: false },
          { by: 'measure', index: 0, descending: extreme.descending },
        ],
      },
      shape: { kind: 'groups', asked: 'several' },
      scope,
      what: `${column.name} with the ${count > 1 ? `${count} ` : ''}${wordFor(of, extreme)} ${figure} in each ${group.column.name}`,
      columns: [column.name, extreme.measure.name, group.column.name],
      assumptions: how === 'sum' && said.length === 0 ? [summed(extreme, column)] : [],
    }),
  };
}

function summed({ measure }: Extreme, { name }: SchemaColumn): { text: string; alternatives: [] } {
  return { text: `I added up ${measure.name} for each ${name}.`, alternatives: [] };
}
