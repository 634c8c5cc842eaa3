import { z } from 'zod';
import type { Cell } from './cell.ts';
import { agentNames } from './event.ts';
import type { SemanticType } from './profile.ts';

/** What of the data a model may be told; each level tells what those before it tell, too. */
export const privacyLevels = ['names', 'statistics', 'rows'] as const;
export type PrivacyLevel = (typeof privacyLevels)[number];

export const privacySchema = z.object({
  level: z.enum(privacyLevels),
  /** Rows of a result that are told at the level `rows`. */
  maxRows: z.number().int().min(1).max(1000),
});
export type Privacy = Readonly<z.infer<typeof privacySchema>>;

/** Values shared by fewer rows are not told as statistics: they may be about one person. */
export const leastRowsOfToldValue = 5;

export const usualPrivacy: Privacy = { level: 'names', maxRows: 20 };

/** Replaces personal values by tokens that stay the same for one conversation, and puts them back. */
export interface Masker {
  /** The token of a value of a personal column; it is replaced wherever it stands from then on. */
  maskCell(semanticType: SemanticType, value: Cell): string;
  /** With tokens for known personal values, and for what looks like one. */
  maskText(text: string): string;
  unmask(text: string): string;
  /** As `unmask`, with the values escaped for the string literals that the tokens stand in. */
  unmaskCode(code: string, language: 'sql' | 'python'): string;
}

const maskedSchema = z.object({
  /** E-mail, phone, … */
  kind: z.string(),
  count: z.number().int().positive(),
});

/** A request that left this page, or tried to. */
export const ledgerEntrySchema = z.object({
  id: z.string(),
  questionId: z.string().nullable(),
  agent: z.enum(agentNames).nullable(),
  /** Milliseconds since 1970. */
  time: z.number(),
  /** Where to, with the path. */
  address: z.string(),
  model: z.string(),
  level: z.enum(privacyLevels),
  /** Of the body, in UTF-8. */
  bytes: z.number().int().nonnegative(),
  /** The body, exactly as it was sent. Headers hold nothing of the data; a key, if there is one, is in them. */
  payload: z.string(),
  masked: z.array(maskedSchema).readonly(),
  outcome: z.enum(['sent', 'answered', 'failed', 'stopped']),
  /** Of HTTP; null until there is one. */
  status: z.number().int().nullable(),
  elapsedMs: z.number().nullable(),
});
export type LedgerEntry = Readonly<z.infer<typeof ledgerEntrySchema>>;
