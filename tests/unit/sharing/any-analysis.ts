import fc from 'fast-check';
import type { Analysis, AnalysisFigure, AnalysisFinding, AnalysisStep } from '../../../src/core/analysis.ts';
import { confidences } from '../../../src/core/answer.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { cellKinds } from '../../../src/core/cell.ts';
import { columnRoles, semanticTypes } from '../../../src/core/profile.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const moment = fc.integer({ min: 0, max: 4e12 });
const kind = fc.constantFrom(...cellKinds);

const cell: fc.Arbitrary<Cell> = fc.letrec<{ cell: Cell }>((tie) => ({
  cell: fc.oneof(
    { maxDepth: 2 },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    text,
    fc.array(tie('cell'), { maxLength: 3 }),
    fc.dictionary(
      text.filter((name) => name !== '__proto__' && name !== '\0number'),
      tie('cell'),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    ),
  ),
})).cell;

const columns = fc.array(fc.record({ name: text, type: text, kind }), { maxLength: 4 });
const table = fc.record({ columns, rows: fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 }) });

const ref = fc.record({ resultId: text, row: fc.nat(), column: text });
const origin = fc.oneof(
  fc.record({ kind: fc.constant('cell' as const), cell: ref }),
  fc.record({ kind: fc.constant('row-count' as const), resultId: text }),
  fc.record({
    kind: fc.constant('python' as const),
    resultId: text,
    path: fc.array(fc.oneof(text, fc.nat()), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('computed' as const),
    operation: fc.constantFrom('difference' as const, 'ratio' as const, 'sum' as const),
    of: fc.array(ref, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('question' as const) }),
);

const figure: fc.Arbitrary<AnalysisFigure> = fc.record({
  value: cell,
  format: fc.oneof(
    fc.record({ style: fc.constantFrom('count' as const, 'percent' as const) }),
    fc.record({ style: fc.constant('number' as const), unit: text }),
  ),
  origin,
  labels: fc.array(fc.option(fc.array(fc.tuple(text, cell), { maxLength: 2 })), { maxLength: 2 }),
});

const finding: fc.Arbitrary<AnalysisFinding> = fc.record({
  id: text,
  language: fc.constantFrom('sql' as const, 'python' as const),
  purpose: text,
  code: text,
  rowCount: fc.nat(),
  truncated: fc.boolean(),
  table: fc.option(table),
  pictures: fc.array(fc.record({ mediaType: fc.constant('image/png' as const), data: text }), {
    maxLength: 1,
  }),
});

const chart = fc.record({
  type: fc.constant('bar' as const),
  ...{ title: text, subtitle: text, resultId: text, x: text },
  style: fc.constantFrom('percent' as const, 'number' as const),
  y: fc.array(text, { minLength: 1, maxLength: 2 }),
  arrangement: fc.constantFrom('grouped' as const, 'stacked' as const),
});

const step: fc.Arbitrary<AnalysisStep> = fc.array(figure, { minLength: 1, maxLength: 3 }).chain((figures) => {
  const place = fc.nat(figures.length - 1);
  const segment = fc.oneof(fc.record({ text }), fc.record({ figure: place }));
  return fc.record({
    question: text,
    askedAt: moment,
    models: fc.array(text, { maxLength: 2 }),
    declined: fc.boolean(),
    verdict: fc.option(fc.constantFrom('verified' as const, 'contradicted' as const)),
    text: fc.array(fc.array(segment, { maxLength: 4 }), { maxLength: 3 }),
    figures: fc.constant(figures),
    metrics: fc.array(fc.record({ name: text, figure: place, confidence: fc.constantFrom(...confidences) }), {
      maxLength: 3,
    }),
    chart: fc.option(chart),
    tableResultId: fc.option(text),
    assumptions: fc.array(text, { maxLength: 2 }),
    findings: fc.array(finding, { maxLength: 3 }),
  });
});

const traits = fc.record(
  {
    role: fc.constantFrom(...columnRoles),
    semanticType: fc.constantFrom(...semanticTypes),
    distinctCount: fc.nat(),
    missingShare: fc.double({ min: 0, max: 1, noNaN: true }),
    magnitude: fc.integer({ min: -9, max: 30 }),
    longest: fc.nat(),
  },
  { requiredKeys: ['role', 'semanticType', 'distinctCount', 'missingShare'] },
);

/** Whatever can be shared, likely or not. */
export const anyAnalysis: fc.Arbitrary<Analysis> = fc.record({
  title: text,
  madeAt: moment,
  tables: fc.array(
    fc.record({
      ...{ name: text, fileName: text, rowCount: fc.nat() },
      columns: fc.array(
        fc.record({ name: text, type: text, kind, traits }, { requiredKeys: ['name', 'type', 'kind'] }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 2 },
  ),
  steps: fc.array(step, { maxLength: 3 }),
  insights: fc.array(fc.record({ text, question: text, createdAt: moment }), { maxLength: 2 }),
});

/** As small as one can be. */
export const emptyAnalysis: Analysis = { title: '', madeAt: 0, tables: [], steps: [], insights: [] };
