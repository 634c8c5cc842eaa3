import type { Assumption } from '../../../../core/answer.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Family, Reading } from '../../family.ts';
import type { DataAsk } from '../../python/data.ts';
import { statisticReading, statisticTask } from '../../python/task.ts';
import { hasFewValues, says, soleNumber, type Topic, tokensLike, topicOf } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { expressionSql } from '../../sql/expression.ts';
import { measuresOf } from '../shared/columns.ts';
import type { Grouping } from '../shared/grouping.ts';
import { answerOf, groupsAnswer } from './answer.ts';
import { summarySql, valuesSql } from './outliers-sql.ts';
import { type Rule, ruleOf, ruleText } from './rule.ts';

/** "outliers in fare", "outliers of price by z-score with threshold 3", "unusual amounts for each bank". */
export const outliers: Family = {
  name: 'outliers',
  about:
    'values far from the others, by the interquartile range, z-score or MAD, and what is left without them',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    return measure === undefined
      ? []
      : [`Are there outliers in ${measure.name}?`, `Outliers in ${measure.name} by z-score`];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (tokensLike(topic, /^(outliers?|anomal(y|ies|ous))$/).length === 0) return [];
    const target = soleNumber(topic);
    const [group, second] = topic.groups;
    if (target === undefined || second !== undefined) return [];
    return group === undefined || hasFewValues(group) ? [readingOf(topic, target, group)] : [];
  },
};

function readingOf(topic: Topic, target: ColumnMark, group: Grouping | undefined): Reading {
  const rule = ruleOf(topic);
  const ask: DataAsk = { table: topic.of.schema.table, numbers: [target.column], where: topic.scope.where };
  const by = group === undefined ? undefined : expressionSql(group.by);
  const suffix = group === undefined ? '' : ` by ${group.column.name}`;
  const task = statisticTask({
    topic,
    what: `the outliers of ${target.column.name} by ${ruleText(rule)}${suffix}`,
    columns: [target.column, ...(group === undefined ? [] : [group.column])],
    assumptions: assumptionsOf(topic, rule, target.column),
    queries: [
      {
        sql: summarySql(ask, target.column, rule, by, group?.column.name, namesOf(topic, target.column)),
        purpose: `Bounds and outliers of ${target.column.name}${suffix}`,
      },
      ...(by === undefined
        ? [
            {
              sql: valuesSql(ask, target.column, rule),
              purpose: `Rows with an outlying ${target.column.name}`,
              rowLimit: 200,
            },
          ]
        : []),
    ],
    answer: (findings) => {
      const [summary, values] = findings.filter((finding) => finding.language === 'sql');
      if (summary === undefined) throw new Error('Outliers were composed without their result.');
      return group === undefined
        ? answerOf(topic, rule, target.column, summary, values)
        : groupsAnswer(topic, rule, target.column, group.column, summary);
    },
  });
  return statisticReading(topic, task, [target], {
    marks: [...(group?.marks ?? []), ...columnMarks(topic, namesOf(topic, target.column))],
  });
}

/** "which countries are outliers": said in the answer. */
function columnMarks({ columns }: Topic, named: SchemaColumn | undefined): ColumnMark[] {
  return columns.filter(({ column }) => column === named);
}

/** The column that names each row. */
function namesOf({ of: { schema } }: Topic, target: SchemaColumn): SchemaColumn | undefined {
  const { entity, rowCount } = schema;
  const isNaming =
    entity !== undefined && entity !== target && entity.profile.distinctCount >= 0.9 * rowCount;
  return isNaming ? entity : undefined;
}

/** What an outlier is, where the question leaves it open. */
function assumptionsOf(topic: Topic, rule: Rule, column: SchemaColumn): Assumption[] {
  if (rule.method !== 'iqr' || says(topic, /iqr|interquartile/)) return [];
  return [
    {
      text: `I took values more than ${rule.reach} interquartile ranges beyond the quartiles for outliers.`,
      alternatives: [
        { label: 'By z-score', question: `Outliers in ${column.name} by z-score` },
        { label: 'By MAD', question: `Outliers in ${column.name} by MAD` },
      ],
    },
  ];
}
