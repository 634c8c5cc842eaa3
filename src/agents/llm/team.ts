import type { Team } from '../../core/agent.ts';
import { findCheck } from './checker.ts';
import { composeAnswer } from './composer.ts';
import type { LlmEffects } from './effects.ts';
import { explainData } from './explainer.ts';
import { orchestrate } from './orchestrator.ts';
import type { LlmPlan } from './plan.ts';
import { computeInPython } from './python-agent.ts';
import { reviseAnswer } from './reviser.ts';
import { queryData } from './sql-agent.ts';

/** The team whose roles are filled by models. */
export function createLlmTeam(effects: LlmEffects): Team<LlmPlan> {
  return {
    name: 'LLM team',
    orchestrator: (_question, context) => orchestrate(effects, context),
    sqlAgent: (assignment, context) => queryData(effects, assignment, context),
    pythonAgent: (assignment, context) => computeInPython(effects, assignment, context),
    composer: (assignment, context) => composeAnswer(effects, assignment, context),
    explainer: (assignment, context) => explainData(effects, assignment, context),
    checker: (assignment, context) => findCheck(effects, assignment, context),
    reviser: (revision, context) => reviseAnswer(effects, revision, context),
  };
}
