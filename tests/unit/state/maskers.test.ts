import { expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { SqlEngine } from '../../../src/core/engine.ts';
import type { Profile } from '../../../src/core/profile.ts';
import { createMasker } from '../../../src/llm/egress/masker.ts';
import { createMaskers } from '../../../src/state/maskers.ts';

const columns = [
  { name: 'amount', type: 'BIGINT', kind: 'integer' },
  { name: 'paid "by"', type: 'VARCHAR', kind: 'text' },
] as const;

function subject(): Subject {
  const profile: Profile = {
    version: 1,
    table: 'payments',
    rowCount: 2,
    columns: columns.map((column, index) => ({
      ...column,
      role: 'dimension',
      semanticType: index === 1 ? 'person-name' : 'measure',
      nullCount: 0,
      distinctCount: 2,
      distinctIsExact: true,
      topValues: [],
      examples: [],
      isPersonal: index === 1,
    })),
    sample: { columns: [], rows: [] },
    duplicateRowCount: 0,
    correlations: [],
    baselines: [],
    keys: [],
    warnings: [],
    suggestedQuestions: [],
  };
  const table = { name: 'payments', columns: [...columns], rowCount: 2 };
  const source = {
    fileName: 'p.csv',
    byteSize: 1,
    format: 'csv',
    contentHash: 'a',
    notes: [],
    reports: [],
    choices: {},
  };
  return { dataset: { id: 'd', name: 'Payments', tables: [table], source, createdAt: 1 }, table, profile };
}

function engineWith(names: readonly string[]): { readonly engine: SqlEngine; readonly queries: string[] } {
  const queries: string[] = [];
  return {
    queries,
    engine: {
      query: async (sql) => {
        queries.push(sql);
        return { columns: [], rows: names.map((name) => [name]), truncated: false, elapsedMs: 1 };
      },
    },
  };
}

const { signal } = new AbortController();

test('names of persons in the data are masked wherever they stand, before anything else is known of them', async () => {
  const { engine, queries } = engineWith(['Wanda Quillfeather']);
  const maskerFor = createMaskers(createMasker, engine);
  const masker = await maskerFor('chat', [subject()], signal);
  expect(queries).toEqual(['SELECT DISTINCT "paid ""by""" FROM "payments" LIMIT 50000']);
  const masked = masker.maskText('How much did Wanda Quillfeather pay?');
  expect(masked).not.toContain('Quillfeather');
  expect(masker.unmask(masked)).toBe('How much did Wanda Quillfeather pay?');
});

test('a conversation has one masker, which looks at each table once; another has its own', async () => {
  const { engine, queries } = engineWith(['Wanda Quillfeather']);
  const maskerFor = createMaskers(createMasker, engine);
  const first = await maskerFor('chat', [subject()], signal);
  expect(await maskerFor('chat', [subject()], signal)).toBe(first);
  expect(queries).toHaveLength(1);
  expect(await maskerFor('another', [subject()], signal)).not.toBe(first);
});
