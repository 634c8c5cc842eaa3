import type { AgentContext, Composition, Orchestration, Subject, Team } from '../../core/agent.ts';
import type { Assumption } from '../../core/answer.ts';
import type { Cell } from '../../core/cell.ts';
import type { AgentEvent } from '../../core/event.ts';
import type { Finding } from '../../core/finding.ts';
import type { Choice } from './choose/candidate.ts';
import { chooseTable } from './choose/choose-table.ts';
import { declineAnswer, declineEmpty, declineFailed, understoodText } from './compose/decline.ts';
import { resume } from './context/resume.ts';
import type { Reading } from './family.ts';
import type { AnalystPlan } from './plan.ts';
import type { Parse } from './read/parse.ts';
import { leftOut, unusedMarks } from './read/score.ts';
import { takenAs } from './read/taken-as.ts';
import { runComputation, runQueries } from './run-task.ts';
import { type Schema, schemaOf } from './schema/schema.ts';
import { setbackText } from './setback.ts';
import { nearestQuestions, withWorkingAlternatives, workingQuestions } from './suggest.ts';
import type { Span } from './text/tokens.ts';
import { columnChoice } from './which-column.ts';

/** Answers without a model or network: English to intent, intent to SQL, result to answer. */
export const builtInAnalyst: Team<AnalystPlan> = {
  name: 'Built-in analyst',

  async *orchestrator(question, context) {
    const active = activeSubject(context);
    const text = resume(question.text, context.history, schemaOf(active));
    if (text === undefined) return orchestrationOf(yield* chooseTable(active, context));
    const choice = yield* chooseTable(active, { ...context, question: { ...question, text } });
    const taken = { text: `I took this as: ${text}`, alternatives: [] };
    return orchestrationOf({ ...choice, assumptions: [taken, ...choice.assumptions] });
  },

  async *sqlAgent({ orchestration }, context) {
    const { plan } = orchestration;
    return plan.kind === 'decline' ? [] : yield* runQueries(context, plan.task, plan.setbacks);
  },

  async *pythonAgent({ orchestration }, context) {
    const { plan } = orchestration;
    return plan.kind === 'decline' ? [] : yield* runComputation(context, plan);
  },

  composer: ({ orchestration, findings }) => compose(orchestration, findings),
  explainer: ({ orchestration, findings }) => compose(orchestration, findings),
};

function activeSubject(context: AgentContext): Subject {
  const [subject] = context.subjects;
  if (subject === undefined) throw new Error('A question needs a table: open a file first.');
  return subject;
}

function orchestrationOf({
  understanding,
  schema,
  assumptions,
  obstacle = '',
}: Choice): Orchestration<AnalystPlan> {
  if (understanding.kind === 'not-understood') {
    const understood = `${obstacle} ${understoodText(understanding.parse)}`.trim();
    const choice = isOfOpenTable(understanding.parse, schema) ? columnChoice(understanding.parse) : undefined;
    return {
      classification: 'EXPLAIN_ONLY',
      reasoning: `Not understood well enough to answer. ${understood}`,
      columnsNeeded: [],
      nextAgents: ['explainer'],
      plan: {
        kind: 'decline',
        schema,
        understood,
        nearest: nearestQuestions(schema, understanding.nearest),
        ...(choice === undefined ? {} : { choice }),
      },
    };
  }
  const { task, marks } = understanding.reading;
  return {
    classification: task.classification,
    reasoning: `Understood as: ${task.reasoning}.`,
    columnsNeeded: task.columns,
    nextAgents: agentsFor(task.classification),
    plan: {
      kind: 'answer',
      schema,
      family: understanding.family.name,
      task,
      assumptions: [
        ...assumptions,
        ...leftOutWords(understanding.reading, understanding.parse),
        ...takenAs(marks, understanding.parse),
        ...task.assumptions,
      ],
      setbacks: [],
    },
  };
}

/** A table that was prepared or joined for the question is not there when another question is asked. */
function isOfOpenTable(parse: Parse, { subject }: Schema): boolean {
  return subject.dataset.tables.some(({ name }) => name === parse.schema.table);
}

/** What the answer does not rest on is said first: it may have been what was meant. */
function leftOutWords(reading: Reading, parse: Parse): readonly Assumption[] {
  const words = leftOut(reading, parse).map(({ text }) => `“${text}”`);
  const unused = unusedMarks(reading, parse).map(({ span }) => `“${textOf(parse, span)}”`);
  return [
    ...(words.length === 0 ? [] : [`I left out ${words.join(', ')}: no column or value fits.`]),
    ...(unused.length === 0 ? [] : [`I did not use ${unused.join(', ')}.`]),
  ].map((text) => ({ text, alternatives: [] }));
}

function textOf({ text, tokens }: Parse, { from, to }: Span): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end);
}

function agentsFor(
  classification: Orchestration<AnalystPlan>['classification'],
): Orchestration<AnalystPlan>['nextAgents'] {
  switch (classification) {
    case 'SQL_ONLY':
      return ['sql_agent', 'composer'];
    case 'PY_ONLY':
      return ['python_agent', 'composer'];
    case 'SQL_THEN_PY':
      return ['sql_agent', 'python_agent', 'composer'];
    case 'EXPLAIN_ONLY':
      return ['explainer'];
  }
}

async function* compose(
  { plan }: Orchestration<AnalystPlan>,
  findings: readonly Finding[],
): AsyncGenerator<AgentEvent, Composition, void> {
  if (plan.kind === 'decline') return { answer: declineAnswer(plan), crossChecks: [] };
  const { schema } = plan;
  if (plan.setbacks.some(({ outcome }) => outcome === 'failed')) {
    return { answer: declineFailed(plan, nearestQuestions(schema, [])), crossChecks: [] };
  }
  const { answer, ...rest } = await Promise.resolve(composeTask(plan, findings));
  const understood = {
    ...answer,
    assumptions: [
      ...plan.setbacks.map((setback) => ({ text: setbackText(setback), alternatives: [] })),
      ...plan.assumptions.map((assumption) => withWorkingAlternatives(assumption, schema)),
    ],
    followUps: workingQuestions(answer.followUps, schema),
  };
  return isFruitless(plan, findings)
    ? { answer: declineEmpty(plan, understood, nearestQuestions(schema, [])), crossChecks: [] }
    : { ...rest, answer: understood };
}

type AnswerPlan = Extract<AnalystPlan, { kind: 'answer' }>;

function composeTask({ task, setbacks, schema }: AnswerPlan, findings: readonly Finding[]): Composition {
  const isSimplified = setbacks.some(({ outcome }) => outcome === 'simplified');
  const last = findings.at(-1);
  return isSimplified && last?.language === 'sql' && task.simpler !== undefined
    ? task.simpler.compose(last)
    : task.compose(findings, schema.subject);
}

/** A look-up that finds no row was most likely misread: it says so, and is no answer. */
function isFruitless(plan: AnswerPlan, findings: readonly Finding[]): boolean {
  const isLookUp = /^(look-up|superlative|neighbour|position|plot|compare)$/.test(plan.family);
  return (
    isLookUp &&
    findings.length > 0 &&
    findings.every((one) => one.language === 'sql' && isEmpty(one.result.rows))
  );
}

function isEmpty(rows: readonly (readonly Cell[])[]): boolean {
  return rows.every((row) => row.every((cell) => cell === null));
}
