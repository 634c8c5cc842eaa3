import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ImportReport, ReadChoices } from '../../../src/core/import-report.ts';
import { drawingPlace } from './support/draw.ts';
import { payments, paymentsProfile } from './support/payments.ts';
import { type HandMade, handMadeStores } from './support/stores.ts';

const draw = drawingPlace();

const report: ImportReport = {
  table: 'transactions',
  detections: [
    {
      name: 'Delimiter',
      value: 'comma',
      choice: {
        key: 'delimiter',
        chosen: ',',
        options: [
          { value: ',', label: 'comma' },
          { value: ';', label: 'semicolon' },
        ],
      },
    },
  ],
  cells: { inFile: 1_500_006, inTable: 1_500_002, filledIn: 2, setAside: [{ what: 'header', cells: 6 }] },
};

function withReport(change: Partial<ImportReport>, file: File | undefined): HandMade & { chosen: unknown[] } {
  const chosen: unknown[] = [];
  const source = { ...payments.source, reports: [{ ...report, ...change }] };
  const made = handMadeStores({
    datasets: {
      activeId: 'payments',
      datasets: [
        {
          dataset: { ...payments, source },
          profiles: { transactions: paymentsProfile },
          profileProgress: 1,
          isSaved: true,
          file,
          isReadAgain: false,
        },
      ],
      readAgain: (id: string, choices: ReadChoices, again?: File) => {
        chosen.push({ id, choices, file: again?.name });
        return Promise.resolve();
      },
    },
  });
  return { ...made, chosen };
}

const file = new File(['a'], 'transactions.csv');

test('accounts for the cells of a file, and reads it again as chosen', async () => {
  const made = withReport({}, file);
  draw(made);
  const place = page.getByRole('region', { name: 'Import report' });
  await expect
    .element(place)
    .toHaveTextContent(
      '1,500,006 cells in the file: 1,500,000 in the table; set aside: header (6). 2 empty cells completed short rows.',
    );
  await place.getByRole('combobox', { name: 'Delimiter' }).selectOptions('semicolon');
  expect(made.chosen).toEqual([{ id: 'payments', choices: { delimiter: ';' }, file: 'transactions.csv' }]);
});

test('says when cells are unaccounted for', async () => {
  draw(withReport({ cells: { inFile: 12, inTable: 6, filledIn: 0, setAside: [] } }, file));
  const place = page.getByRole('region', { name: 'Import report' });
  await expect.element(place).toHaveTextContent('6 cells unaccounted for.');
});

const question = { key: 'dateOrder', columns: ['day'], examples: ['01/02/2024'] } as const;

test('asks what dates mean that could be either, with an example', async () => {
  const made = withReport({ question }, file);
  draw(made);
  const place = page.getByRole('region', { name: 'What the dates mean' });
  await expect.element(place).toHaveTextContent('In “day”, is 01/02/2024 1 February or 2 January?');
  await place.getByRole('button', { name: '1 February' }).click();
  expect(made.chosen).toEqual([
    { id: 'payments', choices: { dateOrder: 'day-first' }, file: 'transactions.csv' },
  ]);
});

test('asks for the file again when the page was reloaded since', async () => {
  const made = withReport({ question }, undefined);
  draw(made);
  const place = page.getByRole('region', { name: 'What the dates mean' });
  await place.getByRole('button', { name: '2 January' }).click();
  const input = place.getByLabelText(/choose transactions.csv once more/);
  await input.upload(file);
  expect(made.chosen).toEqual([
    { id: 'payments', choices: { dateOrder: 'month-first' }, file: 'transactions.csv' },
  ]);
});

test('shows lines that are not in the table as they stand in the file, and saves all that are kept', async () => {
  const lines = Array.from({ length: 7 }, (_, index) => ({
    line: index + 3,
    reason: '2 of 3 values: completed with empty ones',
    text: `${index},"x"`,
  }));
  draw(withReport({ aside: { lines, total: 20_000 } }, file));
  const saved: Blob[] = [];
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob: Blob) => {
    saved.push(blob);
    return create(blob);
  };
  await page.getByText('20,000 lines are not in the table as they stand in the file').click();
  await expect.element(page.getByText('Line 3: 2 of 3 values')).toBeVisible();
  await expect.element(page.getByText('Of 20,000 lines, so many are kept.')).toBeVisible();
  const button = page.getByRole('button', { name: 'Save the first 7 as CSV' });
  button.element().focus();
  await userEvent.keyboard('{Enter}');
  URL.createObjectURL = create;
  const [, first, ...others] = (await saved[0]?.text())?.trimEnd().split('\r\n') ?? [];
  expect(first).toBe('3,2 of 3 values: completed with empty ones,"0,""x"""');
  expect(others).toHaveLength(6);
});
