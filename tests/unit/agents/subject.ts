import { stamp } from '../../../src/agents/ask.ts';
import type { AgentContext, Subject, ToolBox } from '../../../src/core/agent.ts';

export const subject: Subject = {
  dataset: {
    id: 'd',
    name: 'orders 2024',
    tables: [],
    source: {
      fileName: 'orders.csv',
      byteSize: 1,
      format: 'csv',
      contentHash: 'x',
      notes: [],
      reports: [],
      choices: {},
    },
    createdAt: 0,
  },
  table: { name: 'orders', columns: [{ name: 'q3', type: 'DOUBLE', kind: 'float' }], rowCount: 4 },
  profile: {
    version: 1,
    table: 'orders',
    rowCount: 4,
    columns: [],
    sample: { columns: [], rows: [] },
    duplicateRowCount: 0,
    correlations: [],
    baselines: [],
    keys: [],
    warnings: [],
    suggestedQuestions: [],
  },
};

const noTool = (): never => {
  throw new Error('This tool is not expected to be called.');
};

export function contextWith(tools: Partial<ToolBox>, text = 'How many?'): AgentContext {
  return {
    question: { id: 'q', text },
    subjects: [subject],
    history: [],
    tools: {
      read_data_dna: noTool,
      run_sql: noTool,
      run_python: noTool,
      read_context: noTool,
      write_context: noTool,
      ...tools,
    },
    signal: new AbortController().signal,
    now: () => 0,
    event: stamp('q', () => 0),
  };
}

/** Runs a generator to its end: what it yielded, and what it returned. */
export async function runToEnd<Event, Output>(
  generator: AsyncGenerator<Event, Output, void>,
): Promise<{ events: Event[]; output: Output }> {
  const events: Event[] = [];
  let step = await generator.next();
  while (step.done !== true) {
    events.push(step.value);
    step = await generator.next();
  }
  return { events, output: step.value };
}
