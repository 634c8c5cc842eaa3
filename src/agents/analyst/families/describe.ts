import type { Composition, Subject } from '../../../core/agent.ts';
import type { RichText, Segment } from '../../../core/answer.ts';
import type { Family, Reading } from '../family.ts';
import type { Parse } from '../read/parse.ts';
import { freeColumns } from '../read/parse.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { cellText } from '../text/cell-text.ts';
import { dimensionsOf, measuresOf, trustOfColumn } from './shared/columns.ts';

/** "what is in this file", "describe the data", "what does status mean", "what can I ask". Needs no query. */
export const describe: Family = {
  name: 'describe',
  about: 'what is in the file, what a column holds, what can be asked',
  examples: (schema) => {
    const [column] = dimensionsOf(schema);
    return [
      'What is in this file?',
      'What can I ask?',
      ...(column === undefined ? [] : [`What does ${column.name} mean?`]),
    ];
  },
  read: (of) => {
    const text = of.text.toLowerCase();
    const mark = freeColumns(of)[0] ?? of.marks.find((one) => one.kind === 'column');
    if (mark !== undefined && aboutColumn.test(text))
      return [columnReading(of, mark.column, trustOfColumn(mark))];
    if (aboutHelp.test(text)) return [helpReading(of)];
    return aboutFile.test(text) && of.conditions.length === 0 ? [fileReading(of)] : [];
  },
};

const aboutHelp = /what (can|could|should) (i|we|you) (ask|do|answer)|^help\b|which questions|suggest/;
const aboutFile =
  /(what|which).{0,12}\b(in|about|inside)\b.{0,12}(file|data|dataset|table|this)|^(describe|summari[sz]e|explain|profile|overview)\b.{0,24}(file|data|dataset|table|this|it)?\s*[.?]?$|\b(summary|overview|description) of (this|the|my)?\s*(file|data|dataset|table)\s*[.?]?$|what (columns|fields|variables)|which (columns|fields) (are|does)|tell me about (this|the) (file|data|dataset|table)/;
const aboutColumn =
  /what (does|do) .*\b(mean|stand for|represent|contain)\s*[?.]?$|^(describe|explain|profile|summari[sz]e) |meaning of|tell me about|what is the column/;

function explained(
  of: Parse,
  answer: (subject: Subject) => RichText[],
  reasoning: string,
  columns: readonly string[],
  trust: number,
): Reading {
  return {
    marks: of.marks,
    words: of.tokens.map(({ index }) => index),
    trust,
    task: {
      classification: 'EXPLAIN_ONLY',
      reasoning,
      columns,
      assumptions: [],
      queries: [],
      compose: (_, subject) => composed(answer(subject), examplesOf(of)),
    },
  };
}

function composed(text: RichText[], followUps: string[]): Composition {
  return {
    answer: {
      text,
      headline: null,
      metrics: [],
      chart: null,
      tableResultId: null,
      assumptions: [],
      followUps,
      declined: false,
    },
    crossChecks: [],
  };
}

function fromProfile(
  of: Parse,
  path: string,
  value: number | string,
  style: 'count' | 'number' | 'date' | 'text' = 'count',
): Segment {
  return { bound: { value, format: { style }, origin: { kind: 'profile', table: of.schema.table, path } } };
}

function fileReading(of: Parse): Reading {
  return explained(
    of,
    (subject) => [sizeText(of, subject), rolesText(of), ...qualityText(of)],
    'what is in the file',
    [],
    1,
  );
}

function sizeText(of: Parse, { dataset }: Subject): RichText {
  const { columns, rowCount } = of.schema;
  const timeAt = columns.findIndex(({ profile }) => profile.time !== undefined);
  return [
    { text: dataset.name, strong: true },
    { text: ' has ' },
    fromProfile(of, 'rowCount', rowCount),
    { text: ` rows and ` },
    fromProfile(of, 'columns.length', columns.length),
    { text: ' columns' },
    ...rangeText(of, timeAt),
    { text: '.' },
  ];
}

function rangeText(of: Parse, timeAt: number): Segment[] {
  const time = of.schema.columns[timeAt]?.profile.time;
  if (time === undefined) return [];
  const end = (name: 'min' | 'max'): Segment =>
    fromProfile(of, `columns.${timeAt}.time.${name}`, time[name], 'date');
  return [{ text: ', from ' }, end('min'), { text: ' to ' }, end('max')];
}

const roleTitles = {
  measure: 'Measures',
  dimension: 'Groups',
  time: 'Times',
  identifier: 'Identifiers',
  text: 'Texts',
} as const;

/** Of one role, unless it is the columns that are asked for. */
const mostNames = 12;

function rolesText(of: Parse): RichText {
  const isOfColumns = /\b(columns|fields|variables)\b/i.test(of.text);
  return Object.entries(roleTitles).flatMap(([role, title]): Segment[] => {
    const names = of.schema.columns.filter(({ profile }) => profile.role === role).map(({ name }) => name);
    if (names.length === 0) return [];
    const shown = isOfColumns || names.length <= mostNames + 1 ? names : names.slice(0, mostNames);
    const others = shown.length < names.length ? ' and others' : '';
    return [{ text: `${title}: `, strong: true }, { text: `${shown.join(', ')}${others}. ` }];
  });
}

function qualityText(of: Parse): RichText[] {
  const warnings = of.schema.subject.profile.warnings.slice(0, 3);
  if (warnings.length === 0) return [];
  return [
    [{ text: 'Worth knowing: ', strong: true }, { text: warnings.map(({ message }) => message).join(' ') }],
  ];
}

function commonValues(of: Parse, index: number, { profile }: SchemaColumn): Segment[] {
  const shown = profile.topValues.slice(0, 5);
  if (shown.length === 0) return [];
  const values = shown.flatMap(({ value }, at): Segment[] => [
    { text: at === 0 ? ' Most common: ' : ', ' },
    fromProfile(of, `columns.${index}.topValues.${at}.value`, cellText(value), 'text'),
  ]);
  return [...values, { text: '.' }];
}

function columnReading(of: Parse, column: SchemaColumn, trust: number): Reading {
  const index = of.schema.columns.indexOf(column);
  const { profile } = column;
  return explained(
    of,
    () => [
      [
        { text: column.name, strong: true },
        { text: ` is a column of ${profile.semanticType.replace('-', ' ')} values (${profile.kind}) with ` },
        fromProfile(of, `columns.${index}.distinctCount`, profile.distinctCount),
        { text: ` different values, ` },
        fromProfile(of, `columns.${index}.nullCount`, profile.nullCount),
        { text: ' missing.' },
        ...(column.isText ? commonValues(of, index, column) : []),
      ],
    ],
    `what ${column.name} is`,
    [column.name],
    trust,
  );
}

function helpReading(of: Parse): Reading {
  return explained(
    of,
    () => [
      [
        {
          text: 'You can ask in plain English: counts, averages, rates, rankings, comparisons, trends and look-ups on any column. The questions below work as they stand.',
        },
      ],
    ],
    'what can be asked',
    [],
    1,
  );
}

/** What the profile suggests, which is about this table; else what any table allows. */
function examplesOf(of: Parse): string[] {
  const [measure] = measuresOf(of.schema);
  const [dimension] = dimensionsOf(of.schema);
  const suggested = of.schema.subject.profile.suggestedQuestions;
  return [
    ...suggested,
    'How many rows are there?',
    ...(measure === undefined || dimension === undefined
      ? []
      : [`Average ${measure.name} by ${dimension.name}`]),
    ...(dimension === undefined ? [] : [`What is the most common ${dimension.name}?`]),
  ].slice(0, 4);
}
