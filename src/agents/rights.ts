import type { AgentName, ToolName } from '../core/event.ts';

/** Which tools an agent may call. A call of another is refused and said so. */
export const rights: Readonly<Record<AgentName, readonly ToolName[]>> = {
  orchestrator: ['read_data_dna', 'read_context'],
  sql_agent: ['read_data_dna', 'run_sql'],
  python_agent: ['read_data_dna', 'read_context', 'run_python'],
  composer: ['read_data_dna', 'read_context', 'write_context'],
  explainer: ['read_data_dna'],
  validator: ['read_data_dna', 'run_sql'],
};
