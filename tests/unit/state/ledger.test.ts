import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../src/core/privacy.ts';
import { createLedger, type LedgerEffects, ledgerLimits } from '../../../src/state/ledger.ts';
import { stateWords } from '../../../src/state/words.ts';

const entry = (id: string, change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id,
  questionId: 'q',
  agent: 'sql_agent',
  time: 1,
  address: 'https://models.example/v1/chat/completions',
  model: 'large',
  level: 'names',
  bytes: 2,
  payload: '{}',
  masked: [],
  outcome: 'sent',
  status: null,
  elapsedMs: null,
  ...change,
});

function inMemory(before: readonly LedgerEntry[] = [], changed: Partial<LedgerEffects> = {}) {
  const kept = new Map(before.map((each) => [each.id, each]));
  const told: string[] = [];
  const ledger = createLedger({
    all: () => Promise.resolve([...kept.values()]),
    put: async (each) => void kept.set(each.id, each),
    remove: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
    clear: async () => kept.clear(),
    toast: (_level, message) => told.push(message),
    words: () => stateWords,
    ...changed,
  });
  return { ledger, kept, told };
}

const idsOf = ({ ledger }: ReturnType<typeof inMemory>) => ledger.getState().entries.map(({ id }) => id);

test('a request is there at once, and what became of it takes its place', () => {
  const made = inMemory();
  made.ledger.getState().note(entry('a'));
  made.ledger.getState().note(entry('b'));
  made.ledger.getState().note(entry('a', { outcome: 'answered', status: 200 }));
  expect(idsOf(made)).toEqual(['a', 'b']);
  expect(made.ledger.getState().entries[0]?.outcome).toBe('answered');
});

test('requests of earlier visits stand before those of this one', async () => {
  const made = inMemory([entry('old')]);
  made.ledger.getState().note(entry('new'));
  await made.ledger.getState().read();
  expect(idsOf(made)).toEqual(['old', 'new']);
});

test('beyond the limit of requests the oldest go, on screen and where they are kept', async () => {
  const before = Array.from({ length: ledgerLimits.entries }, (_, index) => entry(`old-${index}`));
  const made = inMemory(before);
  await made.ledger.getState().read();
  made.ledger.getState().note(entry('new'));
  await expect.poll(() => made.kept.size).toBe(ledgerLimits.entries);
  expect(idsOf(made)[0]).toBe('old-1');
  expect(idsOf(made).at(-1)).toBe('new');
  expect(made.ledger.getState().dropped).toBe(1);
});

test('beyond the limit of bytes the oldest go', async () => {
  const half = ledgerLimits.bytes / 2;
  const made = inMemory([entry('first', { bytes: half }), entry('second', { bytes: half })]);
  await made.ledger.getState().read();
  expect(idsOf(made)).toEqual(['first', 'second']);
  made.ledger.getState().note(entry('third', { bytes: 1 }));
  await expect.poll(() => [...made.kept.keys()]).toEqual(['second', 'third']);
});

test('cleared, it is empty for good', async () => {
  const made = inMemory([entry('old')]);
  made.ledger.getState().note(entry('new'));
  await made.ledger.getState().clear();
  expect(idsOf(made)).toEqual([]);
  expect(made.kept.size).toBe(0);
});

test('where nothing can be kept, the requests of this visit are there all the same, and that is said', async () => {
  const made = inMemory([], { put: () => Promise.reject(new Error('the disk is full')) });
  made.ledger.getState().note(entry('new'));
  await expect.poll(() => made.told.length).toBe(1);
  expect(made.told[0]).toContain('the disk is full');
  expect(idsOf(made)).toEqual(['new']);
});
