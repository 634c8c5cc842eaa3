import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawingPlace, faultsOf } from './support/draw.ts';
import { chats, handMadeStores, withPayments } from './support/stores.ts';
import { answeredTurn, trendTurn } from './support/turns.ts';

const draw = drawingPlace();

const palette = () => page.getByRole('dialog', { name: 'All commands' });
const field = () => palette().getByRole('combobox');

async function openPalette() {
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(field()).toHaveFocus();
}

describe('the palette', () => {
  test('opens by its keys, finds a command by a few letters, and carries it out', async () => {
    const made = withPayments({ conversations: chats, turns: [answeredTurn] });
    draw(made);
    await openPalette();
    await userEvent.type(field(), 'trace');
    await userEvent.keyboard('{Enter}');
    await expect.element(palette()).not.toBeInTheDocument();
    await expect.element(page.getByRole('tab', { name: 'Trace' })).toHaveAttribute('aria-selected', 'true');
  });

  test('leads to a column of the open table', async () => {
    draw(withPayments());
    await openPalette();
    await userEvent.type(field(), 'amou');
    await palette()
      .getByRole('option', { name: /^amount/ })
      .click();
    const row = page.getByRole('tabpanel').getByRole('button', { name: /^amount/ });
    await expect.element(row).toHaveAttribute('aria-expanded', 'true');
  });

  test('offers the newest questions of a long chat, and finds the others by their words', async () => {
    const turns = Array.from({ length: 40 }, (_, at) => ({
      ...{ ...answeredTurn, id: `turn-${at}` },
      question: `Total of month ${at + 1}`,
    }));
    draw(withPayments({ conversations: chats, turns }));
    await openPalette();
    const offered = () => palette().getByRole('option', { name: /^Total of month/ });
    await expect.element(offered().first()).toHaveTextContent('Total of month 40');
    expect(offered().elements()).toHaveLength(12);
    await userEvent.type(field(), 'of month 7');
    await expect
      .poll(() =>
        offered()
          .elements()
          .map((each) => each.textContent),
      )
      .toContain('Total of month 7');
  });

  test('finds what was said in other chats', async () => {
    const said = { ...{ id: 't9', conversationId: 'chat-2', askedAt: 1 }, question: 'Which city?' };
    const made = withPayments({ conversations: chats, found: [{ ...said, answerText: 'Riga sells most.' }] });
    draw(made);
    await openPalette();
    await userEvent.type(field(), 'riga');
    await palette()
      .getByRole('option', { name: /Which city.*Riga sells most/ })
      .click();
    await expect.poll(() => made.calls.openedChats).toEqual(['chat-2']);
  });

  test('asks what is typed', async () => {
    const made = withPayments();
    draw(made);
    await openPalette();
    await userEvent.type(field(), 'how many rows are there');
    await palette()
      .getByRole('option', { name: /^Ask “how many rows are there”/ })
      .click();
    await expect.poll(() => made.calls.asked).toEqual(['how many rows are there']);
  });

  test('closes with Esc and gives the focus back', async () => {
    draw(withPayments());
    const box = page.getByRole('textbox', { name: 'Ask a question about your data' });
    await box.click();
    await openPalette();
    await userEvent.keyboard('{Escape}');
    await expect.element(box).toHaveFocus();
  });

  test('has no faults of access, and opens on the start page too', async () => {
    const place = draw(handMadeStores());
    await openPalette();
    await expect.element(palette().getByRole('option', { name: /Open the demo/ })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
  });
});

describe('keys', () => {
  test('are listed after a question mark, and single ones can be turned off', async () => {
    const made = withPayments({ conversations: chats, turns: [answeredTurn] });
    const place = draw(made);
    await userEvent.keyboard('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect.element(list.getByText('Next question')).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
    await list.getByRole('checkbox').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(list).not.toBeInTheDocument();
    await userEvent.keyboard('/');
    await expect.element(page.getByRole('textbox', { name: /Ask a question/ })).not.toHaveFocus();
    await userEvent.keyboard('{Alt>}5{/Alt}');
    await expect.element(page.getByRole('tab', { name: 'Trace' })).toHaveAttribute('aria-selected', 'true');
  });

  test('are text in a field', async () => {
    draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
    const box = page.getByRole('textbox', { name: /Ask a question/ });
    await userEvent.type(box, 'j?/');
    await expect.element(box).toHaveValue('j?/');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  test('walk from question to question', async () => {
    draw(withPayments({ conversations: chats, turns: [answeredTurn, trendTurn] }));
    await expect.element(page.getByRole('article').last()).toBeVisible();
    document.querySelector('.chat-scroller')?.scrollTo({ top: 0 });
    await userEvent.keyboard('j');
    await expect.element(page.getByRole('article', { name: trendTurn.question })).toHaveFocus();
    await userEvent.keyboard('k');
    await expect.element(page.getByRole('article', { name: answeredTurn.question })).toHaveFocus();
  });
});

test('a pinned answer is a click away', async () => {
  const [first, ...others] = chats;
  const pinned = first === undefined ? [] : [{ ...first, pinned: [answeredTurn.id] }, ...others];
  const made = withPayments({ conversations: pinned, turns: [answeredTurn, trendTurn] });
  draw(made);
  const pins = page.getByRole('navigation', { name: 'Pinned answers' });
  await pins.getByRole('button', { name: answeredTurn.question }).click();
  await expect.element(page.getByRole('article', { name: answeredTurn.question })).toHaveFocus();
  await page.getByRole('button', { name: 'Take the pin away' }).click();
  expect(made.calls.pinned).toEqual([answeredTurn.id]);
});
