import type { AgentName } from '../../core/event.ts';

const names: Readonly<Record<AgentName, string>> = {
  orchestrator: 'Orchestrator',
  sql_agent: 'SQL agent',
  python_agent: 'Python agent',
  composer: 'Composer',
  explainer: 'Explainer',
  validator: 'Validator',
};

export const agentsWords = { names };
