import { expect, test } from 'vitest';
import { createToasts } from '../../../src/state/toasts.ts';

test('a message that comes again stands there once, as a new one, after the others', () => {
  const toasts = createToasts();
  const { show } = toasts.getState();
  show('error', 'It failed.');
  const [first] = toasts.getState().toasts;
  show('info', 'It failed.');
  show('error', 'It failed.');
  const shown = toasts.getState().toasts;
  expect(shown.map(({ level }) => level)).toEqual(['info', 'error']);
  expect(shown[1]?.id).not.toBe(first?.id);
});
