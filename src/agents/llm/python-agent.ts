import type { AgentContext, Assignment } from '../../core/agent.ts';
import type { AgentEvent } from '../../core/event.ts';
import type { Finding } from '../../core/finding.ts';
import { nameFindings } from './aliases.ts';
import { pythonNotes } from './dialect.ts';
import { describeData } from './disclosure/describe-data.ts';
import { scopeOf } from './disclosure/scope.ts';
import { tellHistory, tellQuestion } from './disclosure/tell-memory.ts';
import { tellFinding } from './disclosure/tell-result.ts';
import type { LlmEffects } from './effects.ts';
import { toolLoop } from './loop/tool-loop.ts';
import type { LlmPlan } from './plan.ts';
import { opening, sightRule, today } from './prompt.ts';
import { type Bench, contextTool, dnaTool, pythonTool } from './tools.ts';

const role = `You are the Python analyst of a team. Write code with run_python whose \`results\` answer the question; a colleague writes the answer from them, so every value that the answer needs must be in them, each under a short plain key ({"slope": …, "p_value": …, "n": …}).

- One run, if it does. Set is_last on the last.
- Skip empty cells on purpose, and say in \`results\` how many rows were used. Say which test or method was used as a text in \`results\`.
- When the code fails, read what Python says and mend it.`;

export async function* computeInPython(
  effects: LlmEffects,
  { orchestration, findings: given }: Assignment<LlmPlan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, readonly Finding[], void> {
  const scope = scopeOf(effects, context);
  const { plan } = orchestration;
  const bench: Bench = { scope, plan, findings: [], given };
  const before = nameFindings(given, plan).map((named) => `${named.written}\n${tellFinding(scope, named)}`);
  const outcome = yield* toolLoop<readonly Finding[]>(effects.model, context, {
    agent: 'python_agent',
    messages: opening(
      [role, pythonNotes(context), sightRule(scope), today(context)],
      [
        describeData(scope),
        tellHistory(scope),
        ...before,
        tellQuestion(scope),
        plan.task === '' ? '' : `Task: ${plan.task}`,
      ],
    ),
    tools: [pythonTool(bench), dnaTool(scope, 'python_agent'), contextTool(scope, 'python_agent')],
    toolChoice: 'auto',
    onText: () => (bench.findings.length > 0 ? bench.findings : 'Nothing has been run yet. Call run_python.'),
  });
  if (outcome.kind === 'gave-up') plan.setbacks.push(outcome.reason);
  return bench.findings;
}
