import { ModelError } from '../core/error.ts';
import { inSeconds } from './chat/words.ts';
import { createModels, type ModelEffects } from './models.ts';

/** What came of asking a model for a word. */
export interface ConnectionTest {
  readonly isFine: boolean;
  /** Plain words: what was seen, or what is wrong. */
  readonly message: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly advice: string;
}

export type TestEffects = Omit<ModelEffects, 'questionId' | 'budgetLeft' | 'level'> & {
  readonly signal: AbortSignal;
};

/** Enough for a word, and for a model that thinks before it says one. */
const maxTokens = 256;

const tool = {
  name: 'say',
  description: 'Says a word.',
  parameters: { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] },
};

/** Asks every model that has a role for one word, and tells it nothing of the data. */
export async function testConnection(effects: TestEffects): Promise<ConnectionTest> {
  const models = new Set(Object.values(effects.settings.roles).map(({ model }) => model));
  const seen: string[] = [];
  try {
    for (const model of models) seen.push(await testModel(model, effects));
    return { isFine: true, message: seen.join(' '), advice: '' };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { isFine: false, message: [...seen, error.message].join(' '), advice: error.advice };
  }
}

async function testModel(model: string, effects: TestEffects): Promise<string> {
  const { settings, signal, memory, now } = effects;
  let isStream = false;
  const role = { model, temperature: 0, maxTokens };
  const models = createModels({
    ...effects,
    ...{ level: 'names', questionId: null, budgetLeft: null },
    settings: { ...settings, roles: { ...settings.roles, orchestrator: role } },
    onHead(headers) {
      isStream = headers.get('content-type')?.startsWith('text/event-stream') === true;
    },
  });
  const startedAt = now();
  const messages = [{ role: 'user', text: 'Use the tool to say the word OK.' }] as const;
  const request = { agent: 'orchestrator', messages, tools: [tool], toolChoice: 'required', signal } as const;
  const answer = models.chat(request);
  while ((await answer.next()).done !== true);
  return inWords({ model, isStream, ms: now() - startedAt, tools: memory.get(model)?.tools ?? 'unknown' });
}

interface Seen {
  readonly model: string;
  readonly isStream: boolean;
  readonly ms: number;
  readonly tools: 'unknown' | 'native' | 'text';
}

const toolWords = {
  native: 'calls tools',
  text: 'has no tools here, so that it is asked to write its calls as text',
  unknown: 'did not say whether it has tools',
} as const;

function inWords({ model, isStream, ms, tools }: Seen): string {
  const pieces = isStream
    ? 'in pieces, as they come'
    : 'in one piece: text appears only when all of it is there';
  return `${model} answered after ${inSeconds(ms)}, ${pieces}; it ${toolWords[tools]}.`;
}
