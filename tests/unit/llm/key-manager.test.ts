import { describe, expect, test } from 'vitest';
import type { KeyRotation } from '../../../src/core/key-rotation.ts';
import {
  type Attempt,
  createKeyManager,
  failureOfStatus,
  type KeyFailure,
  type KeyManager,
  KeysExhaustedError,
} from '../../../src/llm/key-manager.ts';

const start = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();
const first = 'key-of-the-first-1111';
const second = 'key-of-the-second-2222';
const third = 'key-of-the-third-3333';

interface Setting {
  readonly keys: KeyManager;
  readonly rotations: KeyRotation[];
  readonly waits: number[];
  readonly pass: (ms: number) => void;
}

/** Time stands still but for pauses, which are over at once. */
function setUp(texts: readonly string[], perKey = 1, maxWaiting = 10): Setting {
  let now = start;
  const rotations: KeyRotation[] = [];
  const waits: number[] = [];
  const keys = createKeyManager({
    keys: texts,
    perKey,
    maxWaiting,
    now: () => now,
    async wait(ms) {
      waits.push(ms);
      now += ms;
    },
    random: () => 0.5,
    onRotation: (rotation) => rotations.push(rotation),
  });
  return {
    keys,
    rotations,
    waits,
    pass(ms) {
      now += ms;
    },
  };
}

const works = async (key: string): Promise<Attempt<string>> => ({ ok: true, value: key });

/** Fails with the key that is named, works with others. */
function failing(bad: string, failure: KeyFailure): (key: string) => Promise<Attempt<string>> {
  return async (key) => (key === bad ? { ok: false, failure } : { ok: true, value: key });
}

async function sendOnce(keys: KeyManager, attempt = works): Promise<string> {
  const { value, release } = await keys.send(attempt, { signal });
  release();
  return value;
}

function failure(status: number, headers: Record<string, string> = {}): KeyFailure {
  const found = failureOfStatus(status, new Headers(headers), start);
  if (found === null) throw new Error(`${status} is no failure`);
  return found;
}

test('healthy keys take turns', async () => {
  const { keys } = setUp([first, second, third]);
  const used: string[] = [];
  for (let times = 0; times < 6; times += 1) used.push(await sendOnce(keys));
  expect(used).toEqual([first, second, third, first, second, third]);
  expect(keys.getStats().map(({ usageCount }) => usageCount)).toEqual([2, 2, 2]);
});

describe('a key that fails', () => {
  test.each([401, 402, 403])('with %i is not used again, and the next key takes over', async (status) => {
    const { keys, rotations } = setUp([first, second]);
    const attempt = failing(first, failure(status));
    expect(await sendOnce(keys, attempt)).toBe(second);
    expect(await sendOnce(keys, attempt)).toBe(second);
    expect(keys.getStats()[0]).toMatchObject({
      key: '1111',
      status: 'failed',
      usageCount: 1,
      errorCount: 1,
      lastUsed: start,
    });
    expect(keys.getStats()[0]?.failureReason).toContain(String(status));
    expect(rotations).toMatchObject([{ from_key: '1111', to_key: '2222' }]);
    expect(rotations[0]?.reason).toContain(String(status));
  });

  test('with 429 rests for as long as Retry-After says, in seconds', async () => {
    const { keys, pass } = setUp([first, second]);
    await sendOnce(keys, failing(first, failure(429, { 'Retry-After': '30' })));
    expect(keys.getStats()[0]).toMatchObject({ status: 'cooling', coolingUntil: start + 30_000 });
    pass(29_999);
    expect(keys.getStats()[0]?.status).toBe('cooling');
    pass(1);
    expect(keys.getStats()[0]).toMatchObject({ status: 'healthy', coolingUntil: null });
    expect(await sendOnce(keys)).toBe(first);
  });

  test('with 429 rests until the date that Retry-After says', () => {
    const date = new Date(start + 90_000).toUTCString();
    expect(failure(429, { 'Retry-After': date })).toMatchObject({ retryAfterMs: 90_000 });
  });

  test.each([{ 'Retry-After': 'soon' }, { 'Retry-After': '-5' }, {}])(
    'with 429 and %j rests longer each time, until it works again',
    async (headers: Record<string, string>) => {
      const { keys, pass } = setUp([first]);
      const pauses: number[] = [];
      for (let times = 0; times < 3; times += 1) {
        await expect(sendOnce(keys, failing(first, failure(429, headers)))).rejects.toThrow(
          KeysExhaustedError,
        );
        const { coolingUntil, lastUsed } = keys.getStats()[0] ?? {};
        pauses.push((coolingUntil ?? 0) - (lastUsed ?? 0));
        pass(200_000);
      }
      await sendOnce(keys);
      await expect(sendOnce(keys, failing(first, failure(429, headers)))).rejects.toThrow(KeysExhaustedError);
      const [one = 0, two = 0, three = 0] = pauses;
      expect(two).toBe(one * 2);
      expect(three).toBe(two * 2);
      const { coolingUntil, lastUsed } = keys.getStats()[0] ?? {};
      expect((coolingUntil ?? 0) - (lastUsed ?? 0)).toBe(one);
    },
  );

  test('with 429 and an absurd Retry-After rests for a day at most', () => {
    expect(failure(429, { 'Retry-After': '99999999999' })).toMatchObject({ retryAfterMs: 86_400_000 });
  });

  test('with 500 is tried again after a pause, then the next one is', async () => {
    const { keys, waits, rotations } = setUp([first, second]);
    expect(await sendOnce(keys, failing(first, failure(500)))).toBe(second);
    expect(waits).toEqual([250]);
    expect(rotations).toHaveLength(1);
    expect(keys.getStats()[0]).toMatchObject({ status: 'healthy', usageCount: 2, errorCount: 2 });
  });

  test('by silence is not waited for a second time', async () => {
    const { keys, waits } = setUp([first, second]);
    const silent: KeyFailure = { kind: 'silent', reason: 'no answer in time' };
    expect(await sendOnce(keys, failing(first, silent))).toBe(second);
    expect(waits).toEqual([]);
    expect(keys.getStats()[0]?.usageCount).toBe(1);
  });
});

test.each([200, 201, 400, 404, 413, 422])('%i is not the fault of a key', (status) => {
  expect(failureOfStatus(status, new Headers(), start)).toBeNull();
});

describe('when no key is left, the error', () => {
  test('says how many were refused, and that waiting does not help', async () => {
    const { keys } = setUp([first, second]);
    const sent = sendOnce(keys, async () => ({ ok: false, failure: failure(401) }));
    await expect(sent).rejects.toMatchObject({ reason: 'refused', retryAfterMs: undefined });
    await expect(sent).rejects.toThrow(
      'No key could be used. 2 refused (401: the key was refused). Check the keys, or add another one.',
    );
  });

  test('says when the first resting key is back', async () => {
    const { keys } = setUp([first, second]);
    const sent = sendOnce(keys, async (key) => ({
      ok: false,
      failure: failure(429, { 'Retry-After': key === first ? '40' : '12' }),
    }));
    await expect(sent).rejects.toThrow(/2 resting .* Try again in 12 seconds\.$/);
    await expect(sent).rejects.toMatchObject({ reason: 'limited', retryAfterMs: 12_000 });
  });

  test('says that none is set', async () => {
    await expect(sendOnce(setUp([]).keys)).rejects.toThrow('No key is set.');
  });
});

describe('while every key is busy', () => {
  test('requests wait and are served in the order they came', async () => {
    const { keys } = setUp([first]);
    const holder = await keys.send(works, { signal });
    const order: string[] = [];
    const waiting = ['a', 'b', 'c'].map(async (name) => {
      const sent = await keys.send(works, { signal });
      order.push(name);
      sent.release();
    });
    expect(order).toEqual([]);
    holder.release();
    await Promise.all(waiting);
    expect(order).toEqual(['a', 'b', 'c']);
  });

  test('a request that is given up leaves the line', async () => {
    const { keys } = setUp([first]);
    const holder = await keys.send(works, { signal });
    const impatient = new AbortController();
    const givenUp = keys.send(works, { signal: impatient.signal });
    const patient = keys.send(works, { signal });
    impatient.abort();
    await expect(givenUp).rejects.toMatchObject({ name: 'AbortError' });
    holder.release();
    expect((await patient).value).toBe(first);
  });

  test('a line that is too long turns the next one away', async () => {
    const { keys } = setUp([first], 1, 1);
    const holder = await keys.send(works, { signal });
    const waiting = keys.send(works, { signal });
    await expect(keys.send(works, { signal })).rejects.toMatchObject({ reason: 'busy' });
    holder.release();
    (await waiting).release();
  });

  test('a request whose last hope is refused meanwhile hears of it', async () => {
    const { keys } = setUp([first]);
    let refuse: (outcome: Attempt<string>) => void = () => undefined;
    const holder = keys.send(() => new Promise<Attempt<string>>((resolve) => (refuse = resolve)), { signal });
    const waiting = keys.send(works, { signal });
    await Promise.resolve();
    refuse({ ok: false, failure: failure(402) });
    await expect(holder).rejects.toThrow(/out of credit/);
    await expect(waiting).rejects.toThrow(/out of credit/);
  });

  test('a key that has cooled serves those who wait', async () => {
    const { keys } = setUp([first, second]);
    await sendOnce(keys, failing(first, failure(429, { 'Retry-After': '5' })));
    const holder = await keys.send(works, { signal });
    expect(holder.value).toBe(second);
    expect((await keys.send(works, { signal })).value).toBe(first);
  });
});

describe('keys that are read again', () => {
  test('keep their statistics and their status where they stay', async () => {
    const { keys } = setUp([first, second]);
    await sendOnce(keys, failing(first, failure(401)));
    keys.setKeys([third, first]);
    expect(keys.getStats()).toMatchObject([
      { key: '3333', status: 'healthy', usageCount: 0 },
      { key: '1111', status: 'failed', usageCount: 1, errorCount: 1 },
    ]);
  });

  test('serve those who wait at once', async () => {
    const { keys } = setUp([first]);
    await keys.send(works, { signal });
    const waiting = keys.send(works, { signal });
    keys.setKeys([first, second]);
    expect((await waiting).value).toBe(second);
  });

  test('can be forgiven', async () => {
    const { keys } = setUp([first, second]);
    await sendOnce(keys, failing(first, failure(402)));
    keys.forgive();
    expect(keys.getStats()[0]).toMatchObject({ status: 'healthy', failureReason: null, errorCount: 1 });
  });
});

test('a key is never shown by more than its last four characters, a short one by fewer', () => {
  const { keys } = setUp([first, 'short', 'ab']);
  expect(keys.getStats().map(({ key }) => key)).toEqual(['1111', 't', '']);
  expect(keys.redact(`refused: Bearer ${first}.`)).toBe('refused: Bearer …1111.');
});

test('what an attempt throws comes through, and the key is free again', async () => {
  const { keys } = setUp([first]);
  const broken = keys.send(() => Promise.reject(new TypeError('a fault of ours')), { signal });
  await expect(broken).rejects.toThrow('a fault of ours');
  expect(await sendOnce(keys)).toBe(first);
});
