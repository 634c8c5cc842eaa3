import { cues, type Parse } from '../../read/parse.ts';
import { isKey, type Schema, type SchemaColumn } from '../../schema/schema.ts';

/** A person is asked for, a place, a time: the column that could say so. */
export function columnForQuestionWord(of: Parse): { column: SchemaColumn; trust: number } | undefined {
  const word = cues(of, 'wh')[0]?.cue.word;
  const { schema } = of;
  if (word === 'when') {
    const asksDay = of.tokens.some(({ word }) => /^(date|day)$/.test(word));
    const found =
      (asksDay
        ? (schema.columns.find(({ isTime }) => isTime) ?? named(schema, /^(date|day)$/))
        : undefined) ??
      schema.columns.find((column) => column.isTime || column.isYear) ??
      named(schema, /^(date|year|season|day|time|month)$/);
    return found === undefined ? undefined : { column: found, trust: 0.9 };
  }
  if (word === 'where') {
    const found = named(
      schema,
      /^(location|venue|place|city|site|stadium|country|region|address|track|circuit|state)$/,
    );
    return found === undefined ? undefined : { column: found, trust: 0.9 };
  }
  if (word === 'who') {
    const found =
      schema.columns.find((column) => column.profile.semanticType === 'person-name') ??
      personIn(schema) ??
      named(schema, /^(name|team|opponent)$/);
    if (found !== undefined) return { column: found, trust: 0.9 };
    return schema.entity === undefined ? undefined : { column: schema.entity, trust: 0.75 };
  }
  return schema.entity === undefined ? undefined : { column: schema.entity, trust: 0.8 };
}

const persons =
  /^(player|driver|winner|person|artist|actor|candidate|author|writer|director|coach|athlete|champion|rider|president|member|employee)$/;

/** `member_name` before `member_id`, and that before `member_type`. */
function personIn(schema: Schema): SchemaColumn | undefined {
  const found = schema.columns.filter(
    ({ isText, words }) => isText && words.some(({ stem }) => persons.test(stem)),
  );
  return (
    found.find(({ words }) => words.some(({ stem }) => stem === 'name')) ??
    found.find(({ words }) => words.length === 1) ??
    found.find(isKey) ??
    found[0]
  );
}

function named(schema: Schema, pattern: RegExp): SchemaColumn | undefined {
  return schema.columns.find(
    (column) => column.isText && column.words.some(({ stem }) => pattern.test(stem)),
  );
}
