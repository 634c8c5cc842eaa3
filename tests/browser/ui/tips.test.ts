import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawingPlace } from './support/draw.ts';
import { chats, withPayments } from './support/stores.ts';
import { answeredTurn } from './support/turns.ts';

const draw = drawingPlace();

/** Those in the browser's top layer, which nothing covers. */
function tipsOnTop(): readonly (string | null)[] {
  return [...document.querySelectorAll('[role=tooltip]:popover-open')].map((tip) => tip.textContent);
}

async function press(name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  await expect.element(button).toBeVisible();
  button.element().focus();
  await userEvent.keyboard('{Enter}');
}

test('a tip stands above the dialog that its button is in', async () => {
  draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
  await press(/^Settings/);
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}');
  await expect.poll(tipsOnTop).toEqual(['Close']);
});

test('a button that has the focus again after its menu has its tip again', async () => {
  draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
  await press('Save as a picture');
  await expect.element(page.getByRole('button', { name: /^PNG/ })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(tipsOnTop).toEqual(['Save as a picture']);
});
