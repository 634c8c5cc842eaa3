import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SideTab } from '../../../src/state/workspace.ts';
import { drawingPlace } from './support/draw.ts';
import { payments, paymentsProfile, paymentsSchema } from './support/payments.ts';
import { chats, type HandMade, handMadeStores, withPayments } from './support/stores.ts';
import { answeredTurn } from './support/turns.ts';

const draw = drawingPlace();

function at(tab: SideTab, made: HandMade): HandMade {
  made.stores.workspace.getState().arrange({ sideTab: tab });
  return made;
}

describe('the Data DNA', () => {
  test('shows the schema first, and the numbers when they are measured', async () => {
    const opened = (profile: typeof paymentsProfile, profileProgress: number) => ({
      datasets: [
        {
          dataset: payments,
          profiles: { transactions: profile },
          profileProgress,
          isSaved: true,
          file: undefined,
          isReadAgain: false,
        },
      ],
    });
    const made = handMadeStores({ datasets: { ...opened(paymentsSchema, 0.2), activeId: 'payments' } });
    draw(made);
    const panel = page.getByRole('tabpanel');
    await expect.element(panel.getByRole('button', { name: /^amount/ })).toHaveTextContent('being measured');
    await expect.element(panel.getByRole('progressbar')).toBeVisible();
    made.stores.datasets.setState(opened(paymentsProfile, 1));
    await expect.element(panel.getByRole('button', { name: /^amount/ })).toHaveTextContent('0.51% missing');
    await expect.element(panel).toHaveTextContent('380 rows repeat an earlier row.');
    await expect.element(panel.getByRole('progressbar')).not.toBeInTheDocument();
  });

  test('says that it is estimated, and measures the whole file when asked', async () => {
    const asked: string[] = [];
    const profiles = { transactions: { ...paymentsProfile, sampled: { rows: 180_000 } } };
    const open = {
      ...{ dataset: payments, profiles, profileProgress: 1, isSaved: true, file: undefined },
      isReadAgain: false,
    };
    const made = handMadeStores({ datasets: { datasets: [open], activeId: 'payments' } });
    const { setState } = made.stores.datasets;
    setState({ measureWhole: (id) => Promise.resolve(void asked.push(id)) });
    draw(made);
    const panel = page.getByRole('tabpanel');
    await expect.element(panel).toHaveTextContent('Estimated from 180,000 rows from all over the file.');
    await expect.element(panel).toHaveTextContent('Repeated rowsnot counted');
    await panel.getByRole('button', { name: 'Measure the whole file' }).click();
    expect(asked).toEqual(['payments']);
    setState({ datasets: [{ ...open, wholeProgress: 0.4 }] });
    await expect.element(panel.getByRole('progressbar')).toBeVisible();
    setState({ stopMeasuring: (id) => void asked.push(`stop ${id}`) });
    await panel.getByRole('button', { name: 'Stop' }).click();
    expect(asked).toEqual(['payments', 'stop payments']);
  });

  test('opens a column with all that is known of it', async () => {
    draw(withPayments());
    const panel = page.getByRole('tabpanel');
    await panel.getByRole('button', { name: /^amount/ }).click();
    await expect.element(panel).toHaveTextContent('Median629.5');
    await expect.element(panel).toHaveTextContent('17,340 (6.9%), outside −1,655 to 3,521');
    await expect.element(panel).toHaveTextContent('Quartiles and outliers are estimates.');
  });

  test('finds columns by name', async () => {
    draw(withPayments());
    const panel = page.getByRole('tabpanel');
    await panel.getByRole('searchbox', { name: 'Filter columns by name' }).fill('MAIL');
    await expect.element(panel.getByRole('button', { name: /^email/ })).toBeVisible();
    await expect.element(panel.getByRole('button', { name: /^amount/ })).not.toBeInTheDocument();
  });

  test('draws of 300 columns those in sight', async () => {
    const columns = Array.from({ length: 300 }, (_, place) => ({
      ...paymentsProfile.columns[place % paymentsProfile.columns.length],
      name: `column ${place}`,
    })) as typeof paymentsProfile.columns;
    const profiles = { transactions: { ...paymentsProfile, columns } };
    const place = draw(
      withPayments({
        datasets: {
          datasets: [
            {
              dataset: payments,
              profiles,
              profileProgress: 1,
              isSaved: true,
              file: undefined,
              isReadAgain: false,
            },
          ],
        },
      }),
    );
    await expect.element(page.getByRole('button', { name: /^column 0/ })).toBeVisible();
    expect(place.querySelectorAll('.column-row').length).toBeLessThan(60);
  });
});

describe('the results', () => {
  test('are sorted by a click on a column, and back', async () => {
    const place = draw(at('results', withPayments({ conversations: chats, turns: [answeredTurn] })));
    const header = page.getByRole('tabpanel').getByRole('button', { name: 'failed', exact: true });
    const firstGroup = () => place.querySelector('.virtual-table tbody td')?.textContent;
    await expect.element(header).toBeVisible();
    await expect.poll(firstGroup).toBe('18–25');
    await header.click();
    await expect.poll(firstGroup).toBe('56+');
    await header.click();
    await expect.poll(firstGroup).toBe('26–35');
    await header.click();
    await expect.poll(firstGroup).toBe('18–25');
  });

  test('write rates the way the answer does', async () => {
    draw(at('results', withPayments({ conversations: chats, turns: [answeredTurn] })));
    const panel = page.getByRole('tabpanel');
    await expect.element(panel.getByRole('gridcell', { name: '5.2%' })).toHaveAttribute('title', '0.05159');
  });
});

describe('the code', () => {
  test('is edited and run, and says where the engine objects', async () => {
    draw(at('code', withPayments({ conversations: chats, turns: [answeredTurn] })));
    const editor = page.getByRole('textbox', { name: 'SQL' });
    await expect.element(editor).toHaveTextContent('GROUP BY age_group');
    await editor.fill('SELECT 42 AS answer');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.element(page.getByRole('gridcell', { name: '42', exact: true })).toBeVisible();
    await editor.fill('SELECT 1,\n  wrong');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('There is no column "wrong".Line 2, column 3');
  });
});

describe('the trace', () => {
  test('lists the events of an answer, each with its whole content', async () => {
    const event = {
      type: 'status',
      id: 'e1',
      questionId: 'turn-1',
      time: 5,
      message: 'Reading the question',
      stage: 'understand',
    } as const;
    draw(at('trace', withPayments({ conversations: chats, turns: [answeredTurn], events: [event] })));
    const panel = page.getByRole('tabpanel');
    await panel.getByText('Reading the question').click();
    await expect.element(panel.getByText('"stage": "understand"')).toBeVisible();
  });
});

describe('the panes', () => {
  test('are moved with the keyboard, and remembered', async () => {
    const made = withPayments();
    draw(made);
    const edge = page.getByRole('separator', { name: 'Width of the details pane' });
    await expect.element(edge).toHaveAttribute('aria-valuenow', '420');
    edge.element().focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(made.stores.workspace.getState().arrangement.rightWidth).toBe(452);
  });

  test('are closed to icons, with the one file picker still there', async () => {
    const made = withPayments();
    const place = draw(made);
    await page.getByRole('button', { name: 'Close data pane' }).click();
    await expect.element(page.getByRole('button', { name: 'Open data pane' })).toBeVisible();
    expect(place.querySelectorAll('input[type="file"]')).toHaveLength(1);
  });

  test('are one at a time on a phone, and a number leads to its result there too', async () => {
    await page.viewport(390, 844);
    const place = draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
    expect(await page.getByRole('navigation', { name: 'Parts of the page' }).findElement()).toBeTruthy();
    await page.getByRole('article').getByRole('button', { name: '50,120' }).click();
    await expect.element(page.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await expect.element(page.getByRole('article')).toBeVisible();
    expect(place.querySelectorAll('input[type="file"]')).toHaveLength(1);
  });

  test('are sheets on a tablet that Escape closes', async () => {
    await page.viewport(768, 900);
    draw(withPayments());
    await page.getByRole('button', { name: 'Open data and chats' }).click();
    const sheet = page.getByRole('dialog', { name: 'Data and chats' });
    await expect.element(sheet).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(sheet).not.toBeInTheDocument();
  });
});
