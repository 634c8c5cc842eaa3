import { type KeyStats, keyStatsAnswerSchema } from '../core/key-rotation.ts';

/** How the keys of the proxy beside the page do; null where its host has no proxy. */
export async function proxyKeys(pageUrl: string): Promise<readonly KeyStats[] | null> {
  const response = await fetch(new URL('/api/bytez/keys', pageUrl)).catch(() => undefined);
  if (response?.ok !== true) return null;
  const answer = keyStatsAnswerSchema.safeParse(await response.json().catch(() => undefined));
  return answer.success ? answer.data.keys : null;
}
