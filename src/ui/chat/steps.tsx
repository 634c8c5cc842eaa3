import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import type { AgentName } from '../../core/event.ts';
import type { Step, Turn } from '../../core/turn.ts';
import { AgentMark, agentSigns } from '../agents/agent-mark.tsx';
import { formatDuration } from '../format.ts';
import './steps.css';

/** The agents in the order they were called, each with what it did. */
export function Steps({ turn }: { readonly turn: Turn }) {
  return (
    <ol className="agent-steps">
      {turn.agents.map((agent) => (
        <li key={agent}>
          <AgentMark agent={agent} />
          <div>
            <p className="agent-name">{agentSigns[agent].name}</p>
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

interface ToolWords {
  readonly doing: string;
  readonly done: string;
}

const toolWords: Readonly<Record<string, ToolWords>> = {
  read_data_dna: { doing: 'Reading the Data DNA', done: 'Read the Data DNA' },
  run_sql: { doing: 'Running SQL', done: 'Ran SQL' },
  run_python: { doing: 'Running Python', done: 'Ran Python' },
  read_context: { doing: 'Reading what was found before', done: 'Read what was found before' },
  write_context: { doing: 'Keeping an insight', done: 'Kept an insight' },
};

/** A tool is named as it was asked for, and may be none. */
function stepWords({ tool, outcome }: Step): string {
  const words = toolWords[tool] ?? { doing: `Asking for ${tool}`, done: `Asked for ${tool}` };
  if (outcome === undefined) return words.doing;
  return outcome.summary === '' ? words.done : `${words.done}: ${outcome.summary}`;
}

function StepLine({ step }: { readonly step: Step }) {
  const { outcome } = step;
  return (
    <p className={`step ${outcome?.ok === false ? 'is-failed' : ''}`}>
      <StepSign outcome={outcome} />
      <span>{stepWords(step)}</span>
      {outcome !== undefined && <span className="label digits">{formatDuration(outcome.elapsedMs)}</span>}
    </p>
  );
}

function StepSign({ outcome }: { readonly outcome: Step['outcome'] }) {
  if (outcome === undefined) return <LoaderCircle className="turning" size={13} aria-label="running" />;
  if (outcome.ok) return <Check size={13} aria-hidden />;
  return <CircleAlert size={13} aria-label="failed" />;
}

function Checks({ verdict }: { readonly verdict: NonNullable<Turn['verdict']> }) {
  return verdict.checks.map((check) => (
    <p key={`${check.name} ${check.detail}`} className={`step ${check.passed ? '' : 'is-failed'}`}>
      {check.passed ? (
        <Check size={13} aria-label="passed" />
      ) : (
        <CircleAlert size={13} aria-label="did not pass" />
      )}
      <span>{check.detail === '' ? check.name : `${check.name}: ${check.detail}`}</span>
    </p>
  ));
}
