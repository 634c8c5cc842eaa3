import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawingPlace } from './support/draw.ts';
import { chats, handMadeStores, withPayments } from './support/stores.ts';
import { answeredTurn } from './support/turns.ts';

const draw = drawingPlace();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

function drawChat() {
  const made = withPayments({ conversations: chats, turns: [answeredTurn] });
  draw(made);
  return made;
}

/** As whoever works with the keyboard. */
async function press(name: string, key = 'Enter') {
  const element = button(name).element();
  if (!(element instanceof HTMLElement)) throw new Error(`${name} cannot have the focus.`);
  element.focus();
  await userEvent.keyboard(`{${key}}`);
}

describe('the focus is not lost', () => {
  test('when a question is not edited after all', async () => {
    drawChat();
    await expect.element(button('Edit the question')).toBeVisible();
    await press('Edit the question');
    await expect.element(page.getByRole('textbox', { name: 'Edit the question' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(button('Edit the question')).toHaveFocus();
  });

  test('when a chat is not renamed, and when it is', async () => {
    const name = 'How is amount distributed?';
    drawChat();
    const chat = page.getByLabelText('Data and chats').getByRole('button', { name, exact: true });
    await expect.element(button(`Rename chat ${name}`)).toBeInTheDocument();
    for (const key of ['Escape', 'Enter']) {
      await press(`Rename chat ${name}`);
      await expect.element(page.getByRole('textbox', { name: 'Name of the chat' })).toHaveFocus();
      await userEvent.keyboard(`{${key}}`);
      await expect.element(chat).toHaveFocus();
    }
  });

  test('when something is kept instead of deleted', async () => {
    drawChat();
    await expect.element(button('Remove transactions')).toBeInTheDocument();
    await press('Remove transactions');
    await expect.element(button('Remove')).toHaveFocus();
    await press('Keep');
    await expect.element(button('Remove transactions')).toHaveFocus();
  });

  test('when a pane is closed and opened again', async () => {
    drawChat();
    await expect.element(button('Close data pane')).toBeVisible();
    await press('Close data pane');
    await expect.element(button('Open data pane')).toHaveFocus();
    await press('Open data pane');
    await expect.element(button('Close data pane')).toHaveFocus();
    await press('Close details pane');
    await expect.element(button('Open details pane')).toHaveFocus();
  });

  test('when a dataset is removed: the next has it', async () => {
    const made = drawChat();
    const open = made.stores.datasets.getState().datasets;
    const others = open.map((each) => ({
      ...each,
      dataset: { ...each.dataset, id: 'other', name: 'other' },
    }));
    made.stores.datasets.setState({ datasets: [...open, ...others] });
    await expect.element(button('Remove other')).toBeInTheDocument();
    await press('Remove transactions');
    await expect.element(button('Remove')).toHaveFocus();
    made.stores.datasets.setState({ datasets: others });
    await expect.element(button(/^other/)).toHaveFocus();
  });

  test.each([
    ['palette', 'All commands'],
    ['shortcuts', 'Keyboard shortcuts'],
  ] as const)('when the %s closes', async (overlay, name) => {
    const made = drawChat();
    const opener = button('Find or do something');
    await expect.element(opener).toBeVisible();
    const element = opener.element();
    if (element instanceof HTMLElement) element.focus();
    made.stores.workspace.getState().showOverlay(overlay);
    await expect.element(page.getByRole('dialog', { name })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog', { name })).not.toBeInTheDocument();
    await expect.element(opener).toHaveFocus();
  });

  test('when a file that could not be opened is put aside', async () => {
    const failure = { message: 'It is empty.', advice: 'Save it again.', line: undefined };
    const progress = { bytesRead: 0, byteSize: 10 };
    const file = { id: 'f1', fileName: 'empty.csv', progress, failure };
    const made = handMadeStores({
      datasets: {
        loading: [file],
        dismissFailure: () => made.stores.datasets.setState({ loading: [] }),
      },
    });
    draw(made);
    await expect.element(button('Close')).toBeVisible();
    await press('Close');
    await expect.element(button('Close')).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement?.tagName).toBe('BUTTON');
  });
});
