import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawingPlace } from './support/draw.ts';
import { chats, withPayments } from './support/stores.ts';
import { answeredTurn } from './support/turns.ts';

const draw = drawingPlace();

test('a tip stands above the dialog that its button is in', async () => {
  draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
  const settings = page.getByRole('button', { name: /^Settings/ });
  await expect.element(settings).toBeVisible();
  settings.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}');
  const tip = page.getByText('Close', { exact: true });
  await expect.poll(() => tip.query()?.matches('[role=tooltip]:popover-open')).toBe(true);
});
