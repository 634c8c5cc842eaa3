import { z } from 'zod';
import { agentNames } from './event.ts';

/** Who answers: the built-in analyst, or models behind an address. */
export const modelSources = ['built-in', 'bytez-proxy', 'bytez-keys', 'custom'] as const;
export type ModelSource = (typeof modelSources)[number];

export const roleSettingsSchema = z.object({
  model: z.string().min(1).max(200),
  temperature: z.number().min(0).max(2),
  /** Of one answer. Always sent: gateways have small limits of their own. */
  maxTokens: z.number().int().min(64).max(200_000),
});
export type RoleSettings = Readonly<z.infer<typeof roleSettingsSchema>>;

/** US dollars for a million tokens; unknown where null. */
export const priceSchema = z.object({
  model: z.string().min(1).max(200),
  inputPerMillion: z.number().nonnegative().nullable(),
  outputPerMillion: z.number().nonnegative().nullable(),
  /** Tokens that a request and its answer may have together. */
  contextTokens: z.number().int().positive(),
});
export type ModelPrice = Readonly<z.infer<typeof priceSchema>>;

export const modelSettingsSchema = z.object({
  source: z.enum(modelSources),
  /** Of any OpenAI-compatible server; used where the source is `custom`. */
  customUrl: z.string().max(2000),
  roles: z.record(z.enum(agentNames), roleSettingsSchema),
  prices: z.array(priceSchema).readonly(),
  /** US dollars for one conversation; no limit where null. */
  budget: z.number().positive().nullable(),
});
export type ModelSettings = Readonly<z.infer<typeof modelSettingsSchema>>;

/** What models took for one question. */
export interface ModelUse {
  readonly models: readonly string[];
  readonly requests: number;
  readonly bytesSent: number;
  /** As the gateways counted them; estimated where they did not. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly isEstimated: boolean;
  /** US dollars; null where a price is not known. */
  readonly cost: number | null;
}
