import { expect, test } from 'vitest';
import type { OpenDataset } from '../../../src/state/datasets/state.ts';
import { askBeforeLeaving } from '../../../src/wiring/leaving.ts';
import { subject } from '../agents/subject.ts';

const saved: OpenDataset = {
  dataset: subject.dataset,
  profiles: {},
  profileProgress: 1,
  isSaved: true,
  file: undefined,
  isReadAgain: false,
};

function asksWith(...datasets: readonly OpenDataset[]): boolean {
  const page = new EventTarget();
  askBeforeLeaving(page, { getState: () => ({ datasets }) });
  return !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

test('the page is left without a question where nothing would be lost by it', () => {
  expect(asksWith()).toBe(false);
  expect(asksWith(saved)).toBe(false);
});

test('it asks while a table is being saved', () => {
  expect(asksWith(saved, { ...saved, isSaved: false })).toBe(true);
});

test('it does not ask for what cannot be saved', () => {
  expect(asksWith({ ...saved, isSaved: false, isUnsavable: true })).toBe(false);
});
