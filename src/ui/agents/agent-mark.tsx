import type { AgentName } from '../../core/event.ts';
import './agent-mark.css';

export const agentSigns: Readonly<Record<AgentName, { readonly letter: string; readonly name: string }>> = {
  orchestrator: { letter: 'O', name: 'Orchestrator' },
  sql_agent: { letter: 'S', name: 'SQL agent' },
  python_agent: { letter: 'P', name: 'Python agent' },
  composer: { letter: 'C', name: 'Composer' },
  explainer: { letter: 'E', name: 'Explainer' },
  validator: { letter: 'V', name: 'Validator' },
};

/** Letter and hue; the name always stands beside it. */
export function AgentMark({ agent }: { readonly agent: AgentName }) {
  return (
    <span className={`agent-mark of-${agent.replace('_', '-')}`} aria-hidden="true">
      {agentSigns[agent].letter}
    </span>
  );
}
