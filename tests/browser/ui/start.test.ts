import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawingPlace } from './support/draw.ts';
import { handMadeStores, withPayments } from './support/stores.ts';

const draw = drawingPlace();
const sheets = import.meta.glob('../../../src/ui/**/*.css');

/** Where everything stands. */
function boxesIn(place: HTMLElement): readonly string[] {
  return [...place.querySelectorAll('*')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${element.tagName} ${element.className} ${[x, y, width, height].map(Math.round).join(' ')}`;
  });
}

describe('the start page', () => {
  test('stands as it did when all that comes later was loaded', async () => {
    const place = draw(handMadeStores());
    await expect.element(page.getByRole('button', { name: 'Open the demo' })).toBeVisible();
    const before = boxesIn(place);
    expect(Object.keys(sheets).length).toBeGreaterThan(50);
    await Promise.all(Object.values(sheets).map((load) => load()));
    expect(boxesIn(place)).toEqual(before);
  });

  test('is there before the engines are, with its picker and its demo', async () => {
    const made = handMadeStores({
      engines: { sql: { state: 'starting', progress: 0.4, storage: 'memory' } },
    });
    const place = draw(made);
    await expect.element(page.getByRole('button', { name: 'Open the demo', exact: true })).toBeVisible();
    await expect.element(page.getByText('DuckDB loading 40%')).toBeVisible();
    expect(place.querySelectorAll('input[type="file"][multiple]')).toHaveLength(1);
  });

  test('opens the demo, and the files that are picked', async () => {
    const made = handMadeStores();
    const place = draw(made);
    await page.getByRole('button', { name: 'Open the demo' }).click();
    expect(made.calls.demos).toBe(1);
    const picker = place.querySelector<HTMLInputElement>('input[type="file"]');
    expect(picker?.accept).toBe('.csv,.tsv,.gz');
    await userEvent.upload(picker as HTMLElement, [new File(['a\n1'], 'a.csv'), new File(['b\n2'], 'b.csv')]);
    expect(made.calls.opened).toEqual(['a.csv', 'b.csv']);
  });

  test('opens the picker from the keyboard, and takes what is picked when its place has gone meanwhile', async () => {
    const made = handMadeStores();
    const place = draw(made);
    await expect.element(page.getByText('Drop files here, or choose them')).toBeVisible();
    const picker = place.querySelector<HTMLInputElement>('input[type="file"]');
    const opened = vi.fn();
    picker?.addEventListener('click', (event) => {
      event.preventDefault();
      opened();
    });
    for (let press = 0; press < 4 && opened.mock.calls.length === 0; press += 1) {
      await userEvent.tab();
      if (document.activeElement?.textContent.startsWith('Drop files here') === true)
        await userEvent.keyboard('{Enter}');
    }
    expect(opened).toHaveBeenCalledOnce();
    made.stores.conversations.setState({ activeId: 'an earlier chat' });
    await expect.element(page.getByRole('button', { name: 'Open the demo' })).not.toBeInTheDocument();
    await userEvent.upload(picker as HTMLElement, new File(['a\n1'], 'a.csv'));
    expect(made.calls.opened).toEqual(['a.csv']);
  });

  test('says of a file that was refused what it was, where, and what to do', async () => {
    const failure = {
      message: 'Row 18 has 9 values, the header has 12.',
      advice: 'Export it again with quotes.',
      line: 18,
    };
    const progress = { bytesRead: 0, byteSize: 10 };
    draw(handMadeStores({ datasets: { loading: [{ id: 'f', fileName: 'broken.csv', progress, failure }] } }));
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveTextContent('broken.csv was not opened');
    await expect.element(alert).toHaveTextContent('Line 18');
    await expect.element(alert).toHaveTextContent('Export it again with quotes.');
  });

  test('takes a file that is dropped anywhere', async () => {
    const made = handMadeStores();
    draw(made);
    await expect.element(page.getByRole('button', { name: 'Open the demo' })).toBeVisible();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a\n1'], 'dropped.csv'));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    await expect.element(page.getByText('Drop to open')).toBeVisible();
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    expect(made.calls.opened).toEqual(['dropped.csv']);
    await expect.element(page.getByText('Drop to open')).not.toBeInTheDocument();
  });

  test('takes rows that are pasted from a spreadsheet', async () => {
    const made = handMadeStores();
    draw(made);
    await expect.element(page.getByRole('button', { name: 'Open the demo' })).toBeVisible();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'name\tamount\nA\t1\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    expect(made.calls.opened).toEqual(['Pasted table.tsv']);
  });
});

test('the title says what is open, and when work is running', async () => {
  const made = withPayments();
  draw(made);
  await expect.poll(() => document.title).toBe('transactions · InsightX');
  const progress = { bytesRead: 1, byteSize: 10 };
  made.stores.datasets.setState({
    loading: [{ id: 'l', fileName: 'more.csv', progress, failure: undefined }],
  });
  await expect.poll(() => document.title).toBe('Working… · transactions · InsightX');
});
