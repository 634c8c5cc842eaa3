import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import type { AgentName } from '../../core/event.ts';
import type { Step, Turn } from '../../core/turn.ts';
import { AgentMark, useAgentNames } from '../agents/agent-mark.tsx';
import { formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { chatWords } from './words.ts';
import './steps.css';

/** The agents in the order they were called, each with what it did. */
export function Steps({ turn }: { readonly turn: Turn }) {
  const names = useAgentNames();
  return (
    <ol className="agent-steps">
      {turn.agents.map((agent) => (
        <li key={agent}>
          <AgentMark agent={agent} />
          <div>
            <p className="agent-name">{names[agent]}</p>
            <AgentWork agent={agent} turn={turn} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function AgentWork({ agent, turn }: { readonly agent: AgentName; readonly turn: Turn }) {
  const steps = turn.steps.filter((step) => step.agent === agent);
  return (
    <>
      {agent === 'orchestrator' && turn.orchestration && (
        <p>
          {turn.orchestration.reasoning} <code className="quiet">{turn.orchestration.classification}</code>
        </p>
      )}
      {steps.map((step) => (
        <StepLine key={step.callId} step={step} />
      ))}
      {agent === 'validator' && turn.verdict && <Checks verdict={turn.verdict} />}
    </>
  );
}

type StepsWords = typeof chatWords.steps;

function stepWords({ tool, outcome }: Step, words: StepsWords): string {
  if (outcome === undefined) return isTool(tool, words) ? words.doing[tool] : words.doingOther(tool);
  const done = isTool(tool, words) ? words.done[tool] : words.doneOther(tool);
  return outcome.summary === '' ? done : `${done}: ${outcome.summary}`;
}

function isTool(tool: string, { done }: StepsWords): tool is keyof StepsWords['done'] {
  return Object.hasOwn(done, tool);
}

function StepLine({ step }: { readonly step: Step }) {
  const words = useWords(chatWords).steps;
  const { outcome } = step;
  return (
    <p className={`step ${outcome?.ok === false ? 'is-failed' : ''}`}>
      <StepSign outcome={outcome} />
      <span>{stepWords(step, words)}</span>
      {outcome !== undefined && <span className="label digits">{formatDuration(outcome.elapsedMs)}</span>}
    </p>
  );
}

function StepSign({ outcome }: { readonly outcome: Step['outcome'] }) {
  const words = useWords(chatWords).steps;
  if (outcome === undefined) return <LoaderCircle className="turning" size={13} aria-label={words.running} />;
  if (outcome.ok) return <Check size={13} aria-hidden />;
  return <CircleAlert size={13} aria-label={words.failed} />;
}

function Checks({ verdict }: { readonly verdict: NonNullable<Turn['verdict']> }) {
  const words = useWords(chatWords).steps;
  return verdict.checks.map((check) => (
    <p key={`${check.name} ${check.detail}`} className={`step ${check.passed ? '' : 'is-failed'}`}>
      {check.passed ? (
        <Check size={13} aria-label={words.passed} />
      ) : (
        <CircleAlert size={13} aria-label={words.didNotPass} />
      )}
      <span>{check.detail === '' ? check.name : `${check.name}: ${check.detail}`}</span>
    </p>
  ));
}
