import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherText } from '../../../src/state/gather-text.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first text is handed on at once, what follows in one piece', () => {
  const handed: string[] = [];
  const printed = gatherText(100, (text) => handed.push(text));
  for (const text of ['a', 'b', 'c']) printed.add(text);
  expect(handed).toEqual(['a']);
  vi.advanceTimersByTime(100);
  expect(handed).toEqual(['a', 'bc']);
});

test('a rest is handed on when asked, and only once', () => {
  const handed: string[] = [];
  const printed = gatherText(100, (text) => handed.push(text));
  printed.add('a');
  printed.add('b');
  printed.flush();
  vi.advanceTimersByTime(1000);
  expect(handed).toEqual(['a', 'b']);
});

test('after a rest the next text is handed on at once again', () => {
  const handed: string[] = [];
  const printed = gatherText(100, (text) => handed.push(text));
  printed.add('a');
  vi.advanceTimersByTime(300);
  printed.add('b');
  expect(handed).toEqual(['a', 'b']);
});
