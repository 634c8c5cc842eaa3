import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ownArtifact } from '../../../src/core/artifact.ts';
import type { PastRun } from '../../../src/core/past-run.ts';
import { drawingPlace, faultsOf } from './support/draw.ts';
import { codeIn } from './support/editor.ts';
import { chats, withPayments } from './support/stores.ts';
import { answeredTurn } from './support/turns.ts';

const draw = drawingPlace();
const sql = page.getByRole('textbox', { name: 'SQL' });
const library = page.getByRole('radio', { name: 'Library' });
const history = page.getByRole('radio', { name: 'History' });

const mine = ownArtifact(
  'Paid only',
  { kind: 'query', sql: 'SELECT 1\nFROM paid' },
  'payments',
  1_700_000_000_000,
);

function pastRun(id: string, change: Partial<PastRun> = {}): PastRun {
  const startedAt = 1_700_000_000_000;
  const run = { id, language: 'sql', code: 'SELECT 2', inputSql: '', startedAt, elapsedMs: 18 } as const;
  return { ...run, outcome: 'done', rowCount: 3, ...change };
}

async function drawCode(pastRuns: readonly PastRun[] = []) {
  const made = withPayments({ conversations: chats, turns: [answeredTurn], artifacts: [mine], pastRuns });
  await made.stores.artifacts.getState().keepAnswers([answeredTurn]);
  made.stores.workspace.getState().arrange({ sideTab: 'code' });
  return { made, place: draw(made) };
}

describe('the library', () => {
  test('lists the user’s own and those of the answers, finds them by word, and opens them', async () => {
    await drawCode();
    await library.click();
    await expect.element(page.getByRole('region', { name: 'Yours' })).toHaveTextContent('Paid only');
    await page.getByRole('searchbox').fill('sql PAID');
    await expect.element(page.getByRole('region', { name: 'Of this chat' })).not.toBeInTheDocument();
    await page.getByRole('button', { name: /^SQL Paid only/ }).click();
    await expect.poll(() => codeIn(sql)).toBe('SELECT 1\nFROM paid');
    await expect.element(page.getByRole('heading', { name: 'Paid only' })).toBeVisible();
  });

  test('leads from a step of the answer on screen to that step', async () => {
    const { made } = await drawCode();
    await page.getByRole('button', { name: 'Own code' }).click();
    await library.click();
    await page.getByRole('button', { name: /^SQL Failure rate of each age group/ }).click();
    await expect.poll(() => codeIn(sql)).toContain('GROUP BY age_group');
    expect(made.stores.workspace.getState().selection?.findingId).toBe('groups');
  });

  test('forgets what the user deletes', async () => {
    await drawCode();
    await library.click();
    await page.getByRole('button', { name: 'Delete Paid only' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.element(page.getByRole('button', { name: /Paid only/ })).not.toBeInTheDocument();
  });
});

describe('versions', () => {
  test('are compared with what is in the editor, before it is run', async () => {
    await drawCode();
    await sql.fill('SELECT 1');
    await page.getByText('1 version').click();
    await page.getByRole('button', { name: 'Compare what is in the editor with the newest' }).click();
    const changes = page.getByRole('region', { name: 'What changed: Version 1 to in the editor' });
    await expect.element(changes).toHaveTextContent('added: SELECT 1');
  });
});

describe('the history', () => {
  test('shows each code once, with what came of its last run, and brings it back', async () => {
    const failed = { code: 'SELECT wrong', outcome: 'failed', message: 'No column "wrong".\nMore' } as const;
    await drawCode([pastRun('3'), pastRun('2', failed), pastRun('1')]);
    await history.click();
    await expect.element(page.getByText(/run 2 times · 3 rows$/)).toBeVisible();
    await expect.element(page.getByText(/failed: No column "wrong"\.$/)).toBeVisible();
    await page.getByRole('searchbox').fill('wrong');
    await page.getByRole('button', { name: /SELECT wrong/ }).click();
    await expect.poll(() => codeIn(sql)).toBe('SELECT wrong');
  });

  test('brings Python back with its query', async () => {
    await drawCode([pastRun('1', { language: 'python', code: 'rows()', inputSql: 'SELECT 7' })]);
    await history.click();
    await page.getByRole('button', { name: /rows\(\)/ }).click();
    await expect.poll(() => codeIn(page.getByRole('textbox', { name: 'Python' }))).toBe('rows()');
    await expect.element(page.getByText('Runs on the rows of SELECT 7')).toBeVisible();
  });
});

describe('a very long text', () => {
  test('is pasted and typed into: what is not in sight is not drawn', async () => {
    const { place } = await drawCode();
    await expect.element(sql).toBeVisible();
    const lines = Array.from({ length: 10_000 }, (_, line) => `SELECT ${line} AS n, 'text' -- ${line}`);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', lines.join('\n'));
    sql.element().focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    sql
      .element()
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await expect.poll(() => codeIn(sql).split('\n').length).toBe(10_000);
    expect(place.querySelectorAll('.cm-line').length).toBeLessThan(200);
    await userEvent.keyboard('x');
    await expect.poll(() => codeIn(sql).endsWith('9999x')).toBe(true);
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (theme) => {
  test('axe finds nothing wrong with a comparison, suggestions, the library and the history', async () => {
    const { made, place } = await drawCode([pastRun('1')]);
    made.stores.workspace.getState().arrange({ theme });
    await sql.fill('SELECT 1');
    await page.getByText('1 version').click();
    await page.getByRole('button', { name: 'Compare what is in the editor with the newest' }).click();
    expect(await faultsOf(place)).toEqual([]);
    await sql.fill('');
    await userEvent.keyboard('SELECT am');
    await expect.element(page.getByRole('option', { name: /amount/ })).toBeVisible();
    expect(await faultsOf(place)).toEqual([]);
    await library.click();
    expect(await faultsOf(place)).toEqual([]);
    await history.click();
    expect(await faultsOf(place)).toEqual([]);
    delete document.documentElement.dataset.theme;
  });
});
