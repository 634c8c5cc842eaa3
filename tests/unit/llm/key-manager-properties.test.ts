import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeyRotation } from '../../../src/core/key-rotation.ts';
import {
  type Attempt,
  createKeyManager,
  failureOfStatus,
  type KeyManager,
  KeysExhaustedError,
} from '../../../src/llm/key-manager.ts';

const statuses = fc.constantFrom(200, 200, 401, 402, 403, 429, 500, 503);
/** What each key answers, try by try; the last one for ever. */
const scripts = fc.array(fc.array(statuses, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });

function keyText(index: number): string {
  return `secret-of-key-number-${String(index).padStart(4, '0')}`;
}

interface World {
  readonly keys: KeyManager;
  readonly rotations: KeyRotation[];
  /** Most requests that a key served at a time. */
  readonly most: Map<string, number>;
  readonly attempt: (key: string) => Promise<Attempt<{ readonly key: string; end(): void }>>;
  readonly statusSeen: Map<string, number[]>;
}

function worldOf(script: readonly (readonly number[])[], perKey: number): World {
  let now = 1_000_000;
  const active = new Map<string, number>();
  const most = new Map<string, number>();
  const statusSeen = new Map<string, number[]>();
  const rotations: KeyRotation[] = [];
  const keys = createKeyManager({
    keys: script.map((_, index) => keyText(index)),
    perKey,
    maxWaiting: 1000,
    now: () => now,
    async wait(ms) {
      now += ms;
    },
    random: () => 0.3,
    onRotation: (rotation) => rotations.push(rotation),
  });
  return {
    keys,
    rotations,
    most,
    statusSeen,
    async attempt(key) {
      const count = (active.get(key) ?? 0) + 1;
      active.set(key, count);
      most.set(key, Math.max(most.get(key) ?? 0, count));
      await Promise.resolve();
      const seen = statusSeen.get(key) ?? [];
      const answers = script[Number(key.slice(-4))] ?? [];
      const status = answers[Math.min(seen.length, answers.length - 1)] ?? 200;
      statusSeen.set(key, [...seen, status]);
      const end = (): void => void active.set(key, (active.get(key) ?? 0) - 1);
      const failure = failureOfStatus(status, new Headers(), now);
      if (failure === null) return { ok: true, value: { key, end } };
      end();
      return { ok: false, failure };
    },
  };
}

async function sendOnce({ keys, attempt }: World): Promise<string | KeysExhaustedError> {
  try {
    const { value, release } = await keys.send(attempt, { signal: new AbortController().signal });
    await Promise.resolve();
    value.end();
    release();
    return value.key;
  } catch (error) {
    if (error instanceof KeysExhaustedError) return error;
    throw error;
  }
}

test('every request ends, and no key serves more at a time than it may', async () => {
  await fc.assert(
    fc.asyncProperty(
      scripts,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 20 }),
      async (script, perKey, requests) => {
        const world = worldOf(script, perKey);
        const outcomes = await Promise.all(Array.from({ length: requests }, () => sendOnce(world)));
        expect(outcomes).toHaveLength(requests);
        for (const most of world.most.values()) expect(most).toBeLessThanOrEqual(perKey);
      },
    ),
  );
});

test('one key that works is enough, whatever the others do', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, fc.nat(), async (script, place) => {
      const good = place % script.length;
      const world = worldOf(script.with(good, [200]), 1);
      for (let times = 0; times < 5; times += 1) expect(await sendOnce(world)).toBeTypeOf('string');
    }),
  );
});

test('a key that was refused is not asked again, and the counts are those of the tries', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, fc.integer({ min: 1, max: 15 }), async (script, requests) => {
      const world = worldOf(script, 2);
      for (let times = 0; times < requests; times += 1) await sendOnce(world);
      for (const [index, stats] of world.keys.getStats().entries()) {
        const seen = world.statusSeen.get(keyText(index)) ?? [];
        const refusedAt = seen.findIndex((status) => status >= 401 && status <= 403);
        if (refusedAt !== -1) expect(seen).toHaveLength(refusedAt + 1);
        expect(stats.status === 'failed').toBe(refusedAt !== -1);
        expect(stats.usageCount).toBe(seen.length);
        expect(stats.errorCount).toBe(seen.filter((status) => status !== 200).length);
      }
    }),
  );
});

test('keys that work share the requests evenly', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 100 }),
      async (count, requests) => {
        const world = worldOf(
          Array.from({ length: count }, () => [200]),
          1,
        );
        for (let times = 0; times < requests; times += 1) await sendOnce(world);
        const uses = world.keys.getStats().map(({ usageCount }) => usageCount);
        expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('no key is in the statistics, in a rotation or in an error', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const world = worldOf(script, 1);
      const outcomes = [await sendOnce(world), await sendOnce(world)];
      const errors = outcomes.filter((outcome) => outcome instanceof KeysExhaustedError);
      const shown = JSON.stringify([
        world.keys.getStats(),
        world.rotations,
        errors.map((error) => [error.message, error.stack, error.reason, error.retryAfterMs]),
      ]);
      expect(shown).not.toContain('secret-of-key');
    }),
  );
});
