import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atRest } from '../../../src/wiring/rest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('acts once nothing has been scrolled for so long', () => {
  const act = vi.fn();
  atRest(2_000, act);
  vi.advanceTimersByTime(1_999);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledOnce();
});

test.each([
  ['scrolled', new Event('scroll')],
  ['scrolled by the wheel', new WheelEvent('wheel', { bubbles: true })],
  ['moved a finger', new Event('touchmove', { bubbles: true })],
])('waits anew when somebody has %s, and acts once', (_what, event) => {
  const act = vi.fn();
  atRest(2_000, act);
  vi.advanceTimersByTime(1_500);
  document.body.dispatchEvent(event);
  vi.advanceTimersByTime(1_999);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  document.body.dispatchEvent(event);
  vi.advanceTimersByTime(9_000);
  expect(act).toHaveBeenCalledOnce();
});
