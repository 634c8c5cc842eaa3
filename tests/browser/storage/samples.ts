import type { Dataset } from '../../../src/core/dataset.ts';
import type { AgentEvent } from '../../../src/core/event.ts';
import type { PastRun } from '../../../src/core/past-run.ts';
import type { LedgerEntry } from '../../../src/core/privacy.ts';
import type { Profile } from '../../../src/core/profile.ts';

export function sampleDataset(id: string, createdAt = 1): Dataset {
  return {
    id,
    name: 'Sales 2025',
    tables: [
      { name: 'Sales 2025', columns: [{ name: 'émoji 🎈', type: 'BIGINT', kind: 'integer' }], rowCount: 3 },
    ],
    source: {
      fileName: 'Sales 2025.csv',
      byteSize: 12,
      format: 'csv',
      contentHash: 'ab',
      notes: [],
      reports: [],
      choices: {},
    },
    createdAt,
  };
}

export function sampleProfile(table: string): Profile {
  return {
    version: 1,
    table,
    rowCount: 3,
    columns: [],
    sample: { columns: ['a'], rows: [[1], [null], [Number.NaN]] },
    duplicateRowCount: 0,
    correlations: [],
    baselines: [],
    keys: [],
    warnings: [],
    suggestedQuestions: [],
  };
}

export function statusEvent(id: string, message: string): AgentEvent {
  return { type: 'status', id, questionId: 'q', time: 5, message, stage: 'sql' };
}

export function ledgerEntry(id: string, time: number): LedgerEntry {
  return {
    id,
    questionId: 'q',
    agent: 'sql_agent',
    time,
    address: 'https://models.example/v1/chat/completions',
    model: 'large',
    level: 'names',
    bytes: 15,
    payload: '{"messages":[]}',
    masked: [{ kind: 'e-mail', count: 2 }],
    outcome: 'answered',
    status: 200,
    elapsedMs: 812,
  };
}

export function samplePastRun(id: string, startedAt: number): PastRun {
  return {
    id,
    language: 'sql',
    code: 'SELECT 1',
    inputSql: '',
    startedAt,
    elapsedMs: 3,
    outcome: 'done',
    rowCount: 1,
    conversationId: 'c',
    datasetId: 'a',
  };
}
