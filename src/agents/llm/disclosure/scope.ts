import type { AgentContext } from '../../../core/agent.ts';
import type { Masker, Privacy, PrivacyLevel } from '../../../core/privacy.ts';
import { privacyLevels } from '../../../core/privacy.ts';
import type { LlmEffects } from '../effects.ts';

/** What may be told of which data. Everything that turns data into words for a model is given one. */
export interface Scope {
  readonly privacy: Privacy;
  readonly masker: Masker;
  readonly context: AgentContext;
  readonly dataTokens: number;
  readonly memoryTokens: number;
}

export function scopeOf(effects: LlmEffects, context: AgentContext): Scope {
  const { privacy, masker, dataTokens = 6000, memoryTokens = 1500 } = effects;
  return { privacy, masker, context, dataTokens, memoryTokens };
}

export function tells({ privacy }: Scope, level: PrivacyLevel): boolean {
  return privacyLevels.indexOf(privacy.level) >= privacyLevels.indexOf(level);
}
