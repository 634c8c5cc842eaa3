import { stamp } from '../agents/ask.ts';
import type { Equipment, Subject, ToolBox } from '../core/agent.ts';
import type { BoundValue } from '../core/answer.ts';
import type { SqlEngine } from '../core/engine.ts';
import type { Join } from '../core/joins.ts';
import type { KeyStats } from '../core/key-rotation.ts';
import type { ModelSettings, ModelSource } from '../core/model-settings.ts';
import type { Privacy } from '../core/privacy.ts';
import { pause } from '../llm/key-manager/pause.ts';
import type { KeyManager } from '../llm/key-manager.ts';
import type { ModelEffects, ModelKeys } from '../llm/models.ts';
import type { AskRequest } from '../state/conversations.ts';
import { createMaskers } from '../state/maskers.ts';
import type { ConnectionTest } from '../state/models.ts';
import type { KeyRing } from '../state/own-keys.ts';
import { once } from './once.ts';

export interface LlmWiring {
  readonly sql: SqlEngine;
  readonly keyRing: KeyRing;
  readonly equipment: Equipment;
  readonly ledger: ModelEffects['ledger'];
  readonly write: (value: BoundValue) => string;
  readonly now: () => number;
}

/** One question to the models, and what binds it. */
export interface LlmRequest extends Pick<AskRequest, 'conversationId' | 'question' | 'signal'> {
  readonly settings: ModelSettings;
  readonly privacy: Privacy;
  readonly subjects: readonly Subject[];
  /** US dollars that the conversation took so far. */
  readonly spent: number;
}

/** What a model would be told, of what. */
export interface Telling {
  readonly subjects: readonly Subject[];
  readonly joins: readonly Join[];
  readonly tools: ToolBox;
  readonly privacy: Privacy;
}

/** The team of models, and what the settings ask of models. Nothing of it is fetched before it is asked for. */
export function wireLlmTeam({ sql, keyRing, equipment, ledger, write, now }: LlmWiring) {
  const load = once(async () => {
    const [chat, connection, list, team, masking, disclosure, keys] = await Promise.all([
      import('../llm/models.ts'),
      import('../llm/test-connection.ts'),
      import('../llm/list-models.ts'),
      import('../agents/llm/team.ts'),
      import('../llm/egress/masker.ts'),
      import('../agents/llm/disclosure/describe-data.ts'),
      import('../llm/key-manager.ts'),
    ]);
    const { random } = Math;
    return {
      ...{ ...chat, ...connection, ...list, ...team, ...disclosure, memory: chat.createModelMemory() },
      maskerOf: createMaskers(masking.createMasker, sql),
      /** The user's own keys, used in turn. */
      ownKeys: keys.createKeyManager({ keys: [], perKey: 1, maxWaiting: 100, now, wait: pause, random }),
    };
  });

  async function effectsOf(settings: ModelSettings) {
    const { memory, ownKeys } = await load();
    ownKeys.setKeys(keyRing.keys('bytez-keys'));
    return {
      ...{ settings, memory, now, ledger, wait: pause, pageUrl: location.href },
      keys: keysOf(settings.source, ownKeys),
      fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    };
  }

  function keysOf(source: ModelSource, manager: KeyManager): ModelKeys {
    if (source === 'bytez-keys') return { kind: 'several', manager };
    const [key] = source === 'custom' ? keyRing.keys(source) : [];
    return key === undefined ? { kind: 'none' } : { kind: 'one', key };
  }

  /** Beforehand, where it will be wanted. A failure shows when a question is asked. */
  function prepare(): void {
    load().catch(() => undefined);
  }

  async function team({ conversationId, question, signal, settings, privacy, subjects, spent }: LlmRequest) {
    const llm = await load();
    const masker = await llm.maskerOf(conversationId, subjects, signal);
    const model = llm.createModels({
      ...(await effectsOf(settings)),
      ...{ level: privacy.level, masker, questionId: question.id },
      budgetLeft: settings.budget === null ? null : settings.budget - spent,
    });
    const team = llm.createLlmTeam({ model, privacy, masker, write });
    return { team, use: () => model.use(), privacy, equipment };
  }

  async function test(settings: ModelSettings, signal: AbortSignal): Promise<ConnectionTest> {
    const llm = await load();
    const masker = await llm.maskerOf('test', [], signal);
    return llm.testConnection({ ...(await effectsOf(settings)), masker, signal });
  }

  async function modelNames(settings: ModelSettings, signal: AbortSignal): Promise<readonly string[]> {
    const llm = await load();
    const masker = await llm.maskerOf('test', [], signal);
    const effects = { ...(await effectsOf(settings)), masker, signal };
    return llm.listModels({ ...effects, level: 'names', questionId: null });
  }

  async function ownStats(): Promise<readonly KeyStats[]> {
    return (await load()).ownKeys.getStats();
  }

  /** What a model would be told of the tables before any question, masked as it would be. */
  async function told({ subjects, joins, tools, privacy }: Telling): Promise<string> {
    const { signal } = new AbortController();
    const llm = await load();
    const masker = await llm.maskerOf('preview', subjects, signal);
    const context = {
      ...{ subjects, joins, tools, signal, now },
      question: { id: 'preview', text: '' },
      history: [],
      event: stamp('preview', now),
    };
    const scope = { privacy, masker, context, dataTokens: 6000, memoryTokens: 1500 };
    return masker.maskText(llm.describeData(scope));
  }

  return { prepare, team, test, modelNames, ownStats, told };
}
