import type { AgentName } from '../../core/event.ts';
import { useWords } from '../language/use-words.ts';
import { agentsWords } from './words.ts';
import './agent-mark.css';

const letters: Readonly<Record<AgentName, string>> = {
  orchestrator: 'O',
  sql_agent: 'S',
  python_agent: 'P',
  composer: 'C',
  explainer: 'E',
  validator: 'V',
};

/** Their names in the reader's language. */
export function useAgentNames(): Readonly<Record<AgentName, string>> {
  return useWords(agentsWords).names;
}

/** Letter and hue; the name always stands beside it. */
export function AgentMark({ agent }: { readonly agent: AgentName }) {
  return (
    <span className={`agent-mark of-${agent.replace('_', '-')}`} aria-hidden="true">
      {letters[agent]}
    </span>
  );
}
