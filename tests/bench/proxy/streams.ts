import { z } from 'zod';
import type { Asked } from './programs.ts';

export interface Stream {
  readonly firstByteMs: number;
  /** Whether every event came, in order, and all were its own. */
  readonly isWhole: boolean;
}

export async function readStream(base: string, asked: Asked): Promise<Stream> {
  const start = performance.now();
  const response = await post(base, JSON.stringify({ ...asked, stream: true, max_tokens: 1 }));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader?.read())?.value ?? '';
  const firstByteMs = performance.now() - start;
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    text += part.value;
  }
  return { firstByteMs, isWhole: text === wholeText(asked) };
}

export function post(base: string, body: string): Promise<Response> {
  return fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
}

function wholeText({ name, events, filling = 0 }: Asked): string {
  const data = Array.from({ length: events }, (_, event) =>
    JSON.stringify({ name, event, filling: 'x'.repeat(filling) }),
  );
  return [...data, '[DONE]'].map((each) => `data: ${each}\n\n`).join('');
}

/** As many as `atOnce` at a time, until all have been done. */
export async function times<T>(
  count: number,
  atOnce: number,
  act: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await act(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return z.number().parse(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
}
