import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { detected } from '../../../src/core/detected.ts';
import { gatherAside } from '../../../src/core/gather-aside.ts';
import { warningNote } from '../../../src/core/import-note.ts';
import type { ImportReport, ReadChoices } from '../../../src/core/import-report.ts';
import { german } from '../../../src/ui/language/german.ts';
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

function withReport(
  change: Partial<ImportReport>,
  file: File | undefined,
  notes = payments.source.notes,
): HandMade & { chosen: unknown[] } {
  const chosen: unknown[] = [];
  const source = { ...payments.source, notes, reports: [{ ...report, ...change }] };
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

test('says in German how a file was read, and what is kept in English only as it was kept', async () => {
  const aside = gatherAside();
  aside.add({ line: 4, why: [{ code: 'too-short', values: 2, width: 3 }], text: '4,5' });
  const older = { line: 9, reason: 'as an older version says it', text: '' };
  const lines = [...(aside.all()?.lines ?? []), older];
  const short = warningNote({ code: 'short-rows', rows: 1, line: 4, width: 3 });
  const kept = { level: 'info', message: 'A note of an older version.' } as const;
  const detections = [...report.detections, detected('Rows', { code: 'row-range', first: 1, last: 5 })];
  draw(withReport({ detections, aside: { lines, total: 2 } }, file, [short, kept]), german);
  const place = page.getByRole('region', { name: 'Einlesebericht' });
  await place.getByRole('combobox', { name: 'Trennzeichen' }).selectOptions('Semikolon');
  await expect.element(place).toHaveTextContent('Zeilen1 bis 5');
  await expect.element(place).toHaveTextContent('in der Tabelle; beiseitegelegt: Kopfzeile (6).');
  await place.getByText('2 Zeilen stehen nicht so in der Tabelle wie in der Datei').click();
  await expect.element(place).toHaveTextContent('Zeile 4: 2 von 3 Werten: mit leeren ergänzt');
  await expect.element(place).toHaveTextContent('Zeile 9: as an older version says it');
  const notes = page.getByRole('region', { name: 'Wie die Datei gelesen wurde' });
  await expect
    .element(notes)
    .toHaveTextContent('Die Zeile 4 hat weniger als 3 Werte; was fehlt, blieb leer.');
  await expect.element(notes).toHaveTextContent('A note of an older version.');
});
