import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { QuestionKind } from '../../../src/core/agent.ts';
import { App } from '../../../src/ui/app.tsx';
import { QuestionKindsSource } from '../../../src/ui/chat/question-kinds-source.ts';
import { faultsOf } from './support/draw.ts';
import { type HandMade, withPayments } from './support/stores.ts';

const kinds: readonly QuestionKind[] = [
  { name: 'count', about: 'how many rows or values there are', examples: ['How many rows are there?'] },
  {
    name: 'aggregate',
    about: 'a sum, mean or median',
    examples: ['What is the average amount?', 'Average amount by bank', 'A third one'],
  },
];

const roots: Root[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.unmount();
  document.body.replaceChildren();
});

async function draw({ stores }: HandMade): Promise<HTMLElement> {
  await page.viewport(1440, 900);
  const place = document.createElement('div');
  place.id = 'root';
  document.body.append(place);
  const root = createRoot(place);
  roots.push(root);
  const app = createElement(App, { stores, acceptedEndings: ['.csv'] });
  root.render(createElement(QuestionKindsSource, { value: () => Promise.resolve(kinds) }, app));
  return place;
}

const box = () => page.getByRole('textbox', { name: 'Ask a question about your data', exact: true });
const help = () => page.getByRole('region', { name: 'What you can ask' });

test('a question mark shows what can be asked, and what follows it is looked for', async () => {
  const made = withPayments();
  const place = await draw(made);
  await userEvent.type(box(), '?');
  await expect.element(help().getByRole('button', { name: 'How many rows are there?' })).toBeVisible();
  expect(await faultsOf(place)).toEqual([]);
  await userEvent.type(box(), ' median{Enter}');
  await expect
    .element(help().getByRole('button', { name: 'How many rows are there?' }))
    .not.toBeInTheDocument();
  expect(made.calls.asked).toEqual([]);
  await help().getByRole('button', { name: 'Average amount by bank' }).click();
  expect(made.calls.asked).toEqual(['Average amount by bank']);
  await expect.element(box()).toHaveValue('');
});

test('what nothing speaks of is said, and Escape closes the help where one was typing', async () => {
  await draw(withPayments());
  await userEvent.type(box(), '?horoscopes');
  await expect.element(help()).toHaveTextContent('No kind of question speaks of “horoscopes”.');
  await userEvent.keyboard('{Escape}');
  await expect.element(help()).not.toBeInTheDocument();
  await expect.element(box()).toHaveFocus();
  await expect.element(box()).toHaveValue('');
});
