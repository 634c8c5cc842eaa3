import { z } from 'zod';
import { chartSpecSchema } from './chart.ts';
import type { Finding } from './finding.ts';
import { newId } from './id.ts';
import type { Turn } from './turn.ts';

export const artifactContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('query'), sql: z.string() }),
  z.object({
    kind: z.literal('script'),
    code: z.string(),
    /** The query whose rows the code is given; empty for the whole table. */
    inputSql: z.string(),
  }),
  z.object({ kind: z.literal('chart'), spec: chartSpecSchema }),
]);
export type ArtifactContent = Readonly<z.infer<typeof artifactContentSchema>>;
export type ArtifactKind = ArtifactContent['kind'];

/** A query, a script or a chart that is kept. What it says is in its versions. */
export const artifactSchema = z.object({
  id: z.string(),
  kind: z.enum(['query', 'script', 'chart']),
  title: z.string(),
  /** Where it came from an answer: it goes when that chat goes. */
  answer: z.object({ conversationId: z.string(), turnId: z.string(), question: z.string() }).optional(),
  /** Where the user kept it: it goes when that dataset goes. Absent when none was open. */
  datasetId: z.string().optional(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  updatedAt: z.number(),
  versionCount: z.number().int().positive(),
});
export type Artifact = Readonly<z.infer<typeof artifactSchema>>;

/** Never changed once it is written; numbered from 1 without gaps. */
export const artifactVersionSchema = z.object({
  artifactId: z.string(),
  number: z.number().int().positive(),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  madeBy: z.enum(['answer', 'user']),
  /** The older version that this one brought back. */
  restores: z.number().int().positive().optional(),
  content: artifactContentSchema,
});
export type ArtifactVersion = Readonly<z.infer<typeof artifactVersionSchema>>;

/** An artifact with the version that it begins with. */
export interface NewArtifact {
  readonly artifact: Artifact;
  readonly version: ArtifactVersion;
}

/** The same for the same step of the same answer, so that it is kept once. */
export function codeArtifactId(turnId: string, findingId: string): string {
  return `${turnId}/${findingId}`;
}

const chartEnding = '/chart';

export function chartArtifactId(turnId: string): string {
  return `${turnId}${chartEnding}`;
}

/** The turn whose answer's chart this is; `undefined` for all other artifacts. */
export function turnOfChart(artifactId: string): string | undefined {
  return artifactId.endsWith(chartEnding) ? artifactId.slice(0, -chartEnding.length) : undefined;
}

/** All that an answer leaves behind, in the order of its steps, the chart last, as it was before it was changed. */
export function artifactsOf(turn: Turn, now: number): readonly NewArtifact[] {
  const { id: turnId, conversationId, question, answer } = turn;
  const make = (id: string, title: string, content: ArtifactContent) =>
    firstVersion({ id, title, content, madeBy: 'answer', now, answer: { conversationId, turnId, question } });
  const code = turn.findings.map((finding) =>
    make(codeArtifactId(turnId, finding.id), finding.purpose, contentOf(finding)),
  );
  const spec = turn.originalChart ?? answer?.chart ?? null;
  return spec === null ? code : [...code, make(chartArtifactId(turnId), spec.title, { kind: 'chart', spec })];
}

/** What the user keeps of their own. */
export function ownArtifact(
  title: string,
  content: ArtifactContent,
  datasetId: string | null,
  now: number,
): NewArtifact {
  const place = datasetId === null ? {} : { datasetId };
  return firstVersion({ id: newId(), title, content, madeBy: 'user', now, ...place });
}

interface Beginning extends Pick<Artifact, 'id' | 'title' | 'answer' | 'datasetId'> {
  readonly content: ArtifactContent;
  readonly madeBy: ArtifactVersion['madeBy'];
  readonly now: number;
}

function firstVersion({ content, madeBy, now, ...rest }: Beginning): NewArtifact {
  return {
    artifact: { ...rest, kind: content.kind, createdAt: now, updatedAt: now, versionCount: 1 },
    version: { artifactId: rest.id, number: 1, madeAt: now, madeBy, content },
  };
}

function contentOf(finding: Finding): ArtifactContent {
  switch (finding.language) {
    case 'sql':
      return { kind: 'query', sql: finding.code };
    case 'python':
      return { kind: 'script', code: finding.code, inputSql: finding.inputSql ?? '' };
  }
}

/** Word for word, but for space at the ends. */
export function saysTheSame(one: ArtifactContent, other: ArtifactContent): boolean {
  return JSON.stringify(trimmed(one)) === JSON.stringify(trimmed(other));
}

function trimmed(content: ArtifactContent): unknown {
  switch (content.kind) {
    case 'query':
      return [content.sql.trim()];
    case 'script':
      return [content.code.trim(), content.inputSql.trim()];
    case 'chart':
      return content.spec;
  }
}
