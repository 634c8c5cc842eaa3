import type { agentsWords } from './words.ts';

export const agentsGerman: typeof agentsWords = {
  names: {
    orchestrator: 'Dirigent',
    sql_agent: 'SQL-Agent',
    python_agent: 'Python-Agent',
    composer: 'Verfasser',
    explainer: 'Erklärer',
    validator: 'Prüfer',
  },
};
