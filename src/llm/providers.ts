import type { AgentName } from '../core/event.ts';
import type { ModelPrice, ModelSettings, ModelSource, RoleSettings } from '../core/model-settings.ts';

/** Where models are asked. Settings, the connection test and the list of models follow from this list. */
export interface Provider {
  readonly source: ModelSource;
  readonly name: string;
  readonly description: string;
  /** What the user has to give. */
  readonly needs: readonly ('keys' | 'address' | 'optional-key')[];
  /** Without a slash at its end; null where no model is asked. `pageUrl` is the address of the page. */
  readonly baseUrl: (settings: Pick<ModelSettings, 'customUrl'>, pageUrl: string) => string | null;
  /** Where its models are listed; null where that cannot be asked. */
  readonly listUrl: (settings: Pick<ModelSettings, 'customUrl'>, pageUrl: string) => string | null;
  /** To start with. */
  readonly roles: Readonly<Record<AgentName, RoleSettings>>;
  readonly prices: readonly ModelPrice[];
}

const bytezUrl = 'https://api.bytez.com/models/v2';

const bytezRoles = rolesOf({
  fast: 'anthropic/claude-haiku-4-5',
  strong: 'anthropic/claude-sonnet-4-5',
});

/** What Bytez asks for them is not known here, and left to the user to fill in. */
const bytezPrices: readonly ModelPrice[] = [
  unpriced('anthropic/claude-haiku-4-5', 200_000),
  unpriced('anthropic/claude-sonnet-4-5', 200_000),
];

const localModel = 'qwen3:8b';

export const providers: readonly Provider[] = [
  {
    source: 'built-in',
    name: 'Built-in analyst',
    description: 'No model is asked. Nothing leaves this page.',
    needs: [],
    baseUrl: () => null,
    listUrl: () => null,
    roles: bytezRoles,
    prices: [],
  },
  {
    source: 'bytez-proxy',
    name: 'Bytez, through this server',
    description: 'The server that this page comes from holds the keys, in its file .env.',
    needs: [],
    baseUrl: (_, pageUrl) => new URL('/api/bytez/v1', pageUrl).href,
    listUrl: (_, pageUrl) => new URL('/api/bytez/models', pageUrl).href,
    roles: bytezRoles,
    prices: bytezPrices,
  },
  {
    source: 'bytez-keys',
    name: 'Bytez, with my own keys',
    description:
      'Your keys stay on this machine; the page asks Bytez itself and changes keys when one fails.',
    needs: ['keys'],
    baseUrl: () => `${bytezUrl}/openai/v1`,
    listUrl: () => `${bytezUrl}/list/models?task=chat`,
    roles: bytezRoles,
    prices: bytezPrices,
  },
  {
    source: 'custom',
    name: 'Any OpenAI-compatible address',
    description:
      'Ollama, LM Studio, vLLM, or a gateway of your own. A model on this machine is the private choice.',
    needs: ['address', 'optional-key'],
    baseUrl: ({ customUrl }) => plainUrl(customUrl),
    listUrl: ({ customUrl }) => `${plainUrl(customUrl)}/models`,
    roles: rolesOf({ fast: localModel, strong: localModel }),
    prices: [unpriced(localModel, 32_768)],
  },
];

/** Throws for a source that no provider is for. */
export function providerOf(source: ModelSource): Provider {
  const provider = providers.find((each) => each.source === source);
  if (provider === undefined) throw new Error(`No provider is for ${source}.`);
  return provider;
}

/** No model until the user chooses one. */
export const usualModelSettings: ModelSettings = {
  source: 'built-in',
  customUrl: 'http://localhost:11434/v1',
  roles: bytezRoles,
  prices: [...bytezPrices, unpriced(localModel, 32_768)],
  budget: null,
};

function rolesOf(models: {
  readonly fast: string;
  readonly strong: string;
}): Record<AgentName, RoleSettings> {
  return {
    orchestrator: { model: models.fast, temperature: 0, maxTokens: 2_000 },
    sql_agent: { model: models.strong, temperature: 0, maxTokens: 4_000 },
    python_agent: { model: models.strong, temperature: 0, maxTokens: 6_000 },
    composer: { model: models.strong, temperature: 0.3, maxTokens: 4_000 },
    explainer: { model: models.fast, temperature: 0.3, maxTokens: 3_000 },
    validator: { model: models.strong, temperature: 0, maxTokens: 3_000 },
  };
}

function unpriced(model: string, contextTokens: number): ModelPrice {
  return { model, inputPerMillion: null, outputPerMillion: null, contextTokens };
}

/** People paste the whole address of the endpoint, or one with a slash at its end. */
function plainUrl(text: string): string {
  return text
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/chat\/completions$/, '');
}
