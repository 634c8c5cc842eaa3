import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PythonError, QueryError } from '../../../src/core/error.ts';
import { drawingPlace, faultsOf } from './support/draw.ts';
import { codeIn, selectedIn } from './support/editor.ts';
import { type ScriptedPython, type ScriptedRun, scriptedPython } from './support/python.ts';
import { chats, withPayments } from './support/stores.ts';
import { answeredTurn, distributionTurn } from './support/turns.ts';

const draw = drawingPlace();
const editor = page.getByRole('textbox', { name: 'Python' });
const runButton = page.getByRole('button', { name: 'Run', exact: true });

let python: ScriptedPython;
let kept: ScriptedPython;

beforeEach(() => {
  python = scriptedPython();
  kept = scriptedPython();
});

function drawConsole(turns = [distributionTurn], engine = python) {
  const made = withPayments({
    conversations: chats,
    turns,
    python: engine,
    keptPython: kept,
    engines: { python: engine.status() },
  });
  made.stores.workspace.getState().arrange({ sideTab: 'code' });
  return { made, place: draw(made) };
}

async function drawPython() {
  const drawn = drawConsole([]);
  await page.getByRole('radio', { name: 'Python' }).click();
  await expect.element(editor).toBeVisible();
  return drawn;
}

/** Fills the editor and runs it with the keyboard. */
async function run(code: string): Promise<ScriptedRun> {
  const before = python.runs.length;
  await editor.fill(code);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => python.runs.length).toBe(before + 1);
  return python.runs[before] as ScriptedRun;
}

/** Colours that still change are neither the old nor the new ones. */
async function atRest(): Promise<void> {
  const passing = () =>
    document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await expect.poll(() => passing().length).toBe(0);
}

describe('the two languages', () => {
  test('stand side by side, and each keeps what was typed', async () => {
    drawConsole([]);
    const sql = page.getByRole('textbox', { name: 'SQL' });
    await sql.fill('SELECT 1 AS mine');
    const choice = page.getByRole('radio', { name: 'SQL' });
    choice.element().focus();
    await userEvent.keyboard('{ArrowRight}');
    await editor.fill('1 + 1');
    page.getByRole('radio', { name: 'Python' }).element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(() => codeIn(sql)).toBe('SELECT 1 AS mine');
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => codeIn(editor)).toBe('1 + 1');
  });

  test('open a step of an answer in its own, with the query that it was given', async () => {
    drawConsole();
    await expect.poll(() => codeIn(editor)).toBe(distributionTurn.findings[1]?.code);
    await expect.element(page.getByText('Runs on the rows of SELECT amount FROM transactions')).toBeVisible();
    await runButton.click();
    expect(python.runs[0]?.input).toEqual({
      sql: 'SELECT amount FROM transactions',
      activeTable: 'transactions',
    });
    await page.getByRole('combobox', { name: 'Step of the answer' }).selectOptions('bins');
    await expect
      .poll(() => codeIn(page.getByRole('textbox', { name: 'SQL' })))
      .toBe(distributionTurn.findings[0]?.code);
  });

  test('leave edits of a step where they are, until they are undone', async () => {
    const { made } = drawConsole();
    const undo = page.getByRole('button', { name: 'Undo edits' });
    await expect.element(editor).toBeVisible();
    await expect.element(undo).not.toBeInTheDocument();
    await editor.fill('1 + 2');
    made.stores.conversations.setState({ turns: [distributionTurn, answeredTurn] });
    await expect.element(page.getByRole('textbox', { name: 'SQL' })).toHaveTextContent('GROUP BY age_group');
    made.stores.conversations.setState({ turns: [distributionTurn] });
    await expect.poll(() => codeIn(editor)).toBe('1 + 2');
    await undo.click();
    await expect.poll(() => codeIn(editor)).toBe(distributionTurn.findings[1]?.code);
  });

  test('are for code of one’s own too, which new answers do not take away', async () => {
    const { made } = drawConsole([distributionTurn]);
    await page.getByRole('button', { name: 'Own code' }).click();
    const sql = page.getByRole('textbox', { name: 'SQL' });
    await expect.element(sql).toHaveTextContent('FROM "transactions"');
    await sql.fill('SELECT 3');
    made.stores.conversations.setState({ turns: [distributionTurn, answeredTurn] });
    await expect.poll(() => codeIn(sql)).toBe('SELECT 3');
    await page.getByRole('button', { name: 'Code of the answer' }).click();
    await expect.element(sql).toHaveTextContent('GROUP BY age_group');
  });
});

describe('the editor', () => {
  test('indents with Tab, and lets the keyboard leave after Escape', async () => {
    await drawPython();
    await editor.fill('');
    await userEvent.keyboard('if x:{Enter}y{Enter}{Tab}z{Shift>}{Tab}{/Shift}');
    await expect.poll(() => codeIn(editor)).toBe('if x:\n    y\n    z');
    await expect.element(editor).toHaveFocus();
    await userEvent.keyboard('{Escape}{Tab}');
    await expect.element(editor).not.toHaveFocus();
    await expect.poll(() => codeIn(editor)).toBe('if x:\n    y\n    z');
  });

  test('undoes what Tab and Enter did', async () => {
    await drawPython();
    await editor.fill('');
    await userEvent.keyboard('if a:{Enter}');
    await expect.poll(() => codeIn(editor)).toBe('if a:\n    ');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => codeIn(editor)).toBe('if a:');
  });

  test('keeps the caret in sight on a long line and after many', async () => {
    const { place } = await drawPython();
    const scroller = () => place.querySelector('.console > .code-editor .cm-scroller');
    await editor.fill('\n'.repeat(60));
    await expect.poll(() => scroller()?.scrollHeight).toBeGreaterThan(800);
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await expect.poll(() => scroller()?.scrollTop).toBeGreaterThan(300);
    await userEvent.keyboard(`x = "${'long '.repeat(20)}`);
    await expect.poll(() => scroller()?.scrollLeft).toBeGreaterThan(100);
    await expect.poll(() => scroller()?.scrollTop).toBeGreaterThan(300);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => scroller()?.scrollLeft).toBe(0);
  });

  test('draws nothing but itself while somebody types', async () => {
    const { place } = await drawPython();
    (await run('x')).finish({
      table: { columns: [{ name: 'n', type: 'BIGINT', kind: 'integer' }], rows: [[1]], truncated: false },
    });
    await expect.element(page.getByRole('grid', { name: 'Result of your code' })).toBeVisible();
    editor.element().focus();
    await userEvent.keyboard('{End}y');
    await expect.element(page.getByText('It has changed since.')).toBeVisible();
    const changed: Node[] = [];
    const watch = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
    watch.observe(place, { subtree: true, childList: true, characterData: true, attributes: true });
    await userEvent.keyboard('z');
    await expect.poll(() => codeIn(editor)).toBe('xyz');
    changed.push(...watch.takeRecords().map(({ target }) => target));
    watch.disconnect();
    const editors = place.querySelectorAll('.code-editor');
    const outside = changed.filter((node) => ![...editors].some((each) => each.contains(node)));
    expect(changed.length).toBeGreaterThan(0);
    expect(outside).toEqual([]);
  });
});

describe('a run', () => {
  test('counts its time, shows what it prints, and can be stopped with Escape', async () => {
    const { place } = await drawPython();
    const running = await run('while True: print("on")');
    running.print('on\n'.repeat(3));
    await expect.element(page.getByRole('region', { name: 'Printed' })).toHaveTextContent('on on on');
    await expect
      .poll(() => place.querySelector('.console-note')?.textContent)
      .toMatch(/^Running · [1-9.]|0\.[1-9] s$/);
    await expect.element(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
    editor.element().focus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText(/^Stopped after/)).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'Printed' })).toHaveTextContent('on on on');
    await expect.element(runButton).toBeVisible();
  });

  test('shows Python’s words for the last expression', async () => {
    await drawPython();
    (await run('decimal.Decimal("1.10")')).finish({ results: 1.1, lastExpression: "Decimal('1.10')" });
    await expect.element(page.getByText("Decimal('1.10')", { exact: true })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Result' })).not.toBeInTheDocument();
  });

  test('shows nested results as a tree that folds, with NaN and Infinity by name', async () => {
    const { place } = await drawPython();
    const results = { mean: Number.NaN, most: Number.POSITIVE_INFINITY, groups: [{ name: 'a', n: null }] };
    (await run('results = {}')).finish({ results });
    const tree = place.getElementsByClassName('json-tree');
    await expect.poll(() => tree[0]?.textContent).toContain('meanNaNmostInfinity');
    expect(tree[0]?.textContent).not.toContain('"a"');
    await page.getByText('2 fields').click();
    await expect.poll(() => tree[0]?.textContent).toContain('name"a"nnull');
  });

  test('shows a long list a part at a time', async () => {
    const { place } = await drawPython();
    (await run('list(range(500))')).finish({ results: Array.from({ length: 500 }, (_, n) => n) });
    await page.getByText('500 items').click();
    await expect.poll(() => place.querySelectorAll('.json-tree .code-number').length).toBe(100);
    await page.getByRole('button', { name: 'Show 100 more of 400' }).click();
    await expect.poll(() => place.querySelectorAll('.json-tree .code-number').length).toBe(200);
  });

  test('shows a table that can be sorted and copied', async () => {
    const { place } = await drawPython();
    (await run('rows()')).finish({
      results: [{ n: 2 }, { n: 1 }],
      lastExpression: "[{'n': 2}, {'n': 1}]",
      table: {
        columns: [{ name: 'n', type: 'BIGINT', kind: 'integer' }],
        rows: [[2], [1]],
        truncated: false,
      },
    });
    const first = () => place.querySelector('.virtual-table tbody td')?.textContent;
    await expect.poll(first).toBe('2');
    await page.getByRole('button', { name: 'n', exact: true }).click();
    await expect.poll(first).toBe('1');
    await expect.element(page.getByRole('button', { name: 'Copy rows' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Save as CSV' })).toBeVisible();
    await expect.element(page.getByText("[{'n': 2}, {'n': 1}]")).not.toBeInTheDocument();
  });

  test('shows figures as pictures, whose markup never becomes the page’s', async () => {
    const { place } = await drawPython();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>document.title = "taken"</script></svg>';
    const figure = { mediaType: 'image/svg+xml', data: btoa(svg) } as const;
    (await run('plot()')).finish({ figures: [figure, figure] });
    const picture = page.getByRole('img', { name: 'Figure 2 of 2, drawn by the code' });
    await expect.poll(() => (picture.query() as HTMLImageElement | null)?.naturalWidth).toBe(40);
    await expect.element(page.getByRole('button', { name: 'Save figure 2 of 2' })).toBeVisible();
    expect(place.querySelector('.console script')).toBeNull();
    expect(document.title).not.toBe('taken');
  });

  test('that gives nothing back says how to give something', async () => {
    await drawPython();
    (await run('x = 1')).finish({});
    await expect.element(page.getByText('The code gave nothing back.')).toBeVisible();
  });

  test('draws the end of very long output, and all of it when asked', async () => {
    const { place } = await drawPython();
    const stdout = `first\n${'x'.repeat(99)}\n`.repeat(1000);
    (await run('print(1)')).finish({ stdout });
    const printed = () => place.querySelector('.printed pre')?.textContent.length ?? 0;
    await expect.poll(printed).toBe(40_000);
    await page.getByRole('button', { name: /Show all$/ }).click();
    await expect.poll(printed).toBe(stdout.length);
  });
});

describe('a failure', () => {
  test('marks the line, leads to it, and folds the traceback', async () => {
    const { place } = await drawPython();
    const code = 'a = 1\nb = a / 0\nc = 2';
    const traceback = 'Traceback (most recent call last):\n  File "analysis.py", line 2';
    (await run(code)).fail(
      new PythonError('ZeroDivisionError: division by zero', { traceback, line: 2, reason: 'raised' }),
    );
    await expect.element(page.getByRole('alert')).toHaveTextContent('ZeroDivisionError: division by zero');
    await expect.poll(() => place.querySelector('.cm-line.is-bad')?.textContent).toBe('b = a / 0');
    await expect.element(page.getByText('ZeroDivisionError: division by zero').first()).toBeVisible();
    await expect.element(editor).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('button', { name: 'Go to line 2' }).click();
    await expect.element(editor).toHaveFocus();
    expect(selectedIn(editor)).toBe('b = a / 0');
    await expect.element(page.getByText('most recent call last')).not.toBeVisible();
    await page.getByText('Traceback', { exact: true }).click();
    await expect.element(page.getByText('most recent call last')).toBeVisible();
    await editor.fill('a = 2');
    await expect.element(editor).toHaveAttribute('aria-invalid', 'false');
  });

  test.each([
    ['timeout', 'The code ran for 10 seconds and was stopped.', 'Give it more time with Limit'],
    ['memory', 'The code needs more memory than it may have.', 'Ask the query above for fewer rows'],
    ['refused', 'Line 1: open is not for an analysis.', 'Nothing was run.'],
    ['raised', "ModuleNotFoundError: No module named 'pandas'", 'Add a wheel of pandas'],
  ] as const)('of the kind %s says what to do', async (reason, message, advice) => {
    await drawPython();
    (await run('x')).fail(new PythonError(message, { traceback: '', reason }));
    await expect.element(page.getByRole('alert')).toHaveTextContent(message);
    await expect.element(page.getByRole('alert')).toHaveTextContent(advice);
  });

  test('of the query opens it and points at the word', async () => {
    const { place } = await drawPython();
    await page.getByText('Runs on the whole table transactions').click();
    const input = page.getByRole('textbox', { name: 'Input query' });
    await input.fill('SELECT wrong');
    await page.getByText(/^Runs on the rows of/).click();
    const running = await run('rows()');
    expect(running.input.sql).toBe('SELECT wrong');
    running.fail(
      new QueryError('There is no column "wrong".', { sql: 'SELECT wrong', position: 7, reason: 'invalid' }),
    );
    await expect.element(input).toBeVisible();
    await expect.poll(() => place.querySelector('.code-mark')?.textContent).toBe('wrong');
  });
});

describe('what Python has', () => {
  test('is said plainly where there is the standard library only', async () => {
    await drawPython();
    await page.getByText('Python · standard library only').click();
    await expect.element(page.getByText('This build carries no packages')).toBeVisible();
  });

  test('names the packages that there are, and what is being fetched', async () => {
    const { made } = await drawPython();
    const packages = ['numpy', 'pandas', 'scipy', 'statsmodels'];
    made.stores.engines.setState({ python: { state: 'ready', progress: 1, packages, version: '314.0.7' } });
    await expect
      .element(page.getByText('Python · standard library, numpy, pandas, scipy and 1 more'))
      .toBeVisible();
    await expect.element(page.getByText('the whole table, a DataFrame')).toBeVisible();
    await run('import numpy');
    const loading = { packages: ['numpy'], progress: 0.4 };
    made.stores.engines.setState({ python: { state: 'ready', progress: 1, packages, loading } });
    await expect.element(page.getByText(/^Loading numpy, 40%/)).toBeVisible();
  });

  test('grows by a wheel that is picked, or dropped on the page', async () => {
    const { place } = await drawPython();
    await page.getByText('Python · standard library only').click();
    const wheel = new File([], 'tiny-1.0-py3-none-any.whl');
    await userEvent.upload(page.getByLabelText('Add a wheel (.whl)'), wheel);
    await expect
      .poll(() => place.querySelector('.python-wheels')?.textContent)
      .toContain('tiny 1.0 can be imported');
    const data = new DataTransfer();
    data.items.add(new File([], 'other-2.0-py3-none-any.whl'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    await expect.poll(() => python.installed).toEqual([wheel.name, 'other-2.0-py3-none-any.whl']);
  });

  test('does not grow by a wheel that does not fit, which is said', async () => {
    const refusing = scriptedPython(() =>
      Promise.reject(new PythonError('It was built for Python 3.11.', { traceback: '', reason: 'failed' })),
    );
    const { made, place } = drawConsole([], refusing);
    await page.getByRole('radio', { name: 'Python' }).click();
    await page.getByText('Python · standard library only').click();
    await userEvent.upload(page.getByLabelText('Add a wheel (.whl)'), new File([], 'old.whl'));
    await expect
      .poll(() => place.querySelector('.python-wheels')?.textContent)
      .toContain('old.whl was not installed: It was built for Python 3.11.');
    expect(made.calls.opened).toEqual([]);
  });
});

describe('what is chosen for runs', () => {
  test('holds for the next: more time, and variables that stay', async () => {
    await drawPython();
    await page.getByRole('combobox', { name: 'Limit' }).selectOptions('10 min');
    expect((await run('x')).timeoutMs).toBe(600_000);
    await page.getByRole('checkbox', { name: 'Keep variables' }).click();
    await runButton.or(page.getByRole('button', { name: 'Stop', exact: true })).click();
    await runButton.click();
    await expect.poll(() => kept.runs.length).toBe(1);
    await page.getByRole('button', { name: /^Restart Python/ }).click();
    await expect.poll(() => kept.restarts.length).toBe(1);
    await expect.element(page.getByText(/^Python was restarted/)).toBeVisible();
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (theme) => {
  test('axe finds nothing wrong with a result, a failure and the equipment', async () => {
    const { made, place } = await drawPython();
    made.stores.workspace.getState().arrange({ theme });
    await page.getByText('Python · standard library only').click();
    (await run('x')).finish({
      stdout: 'printed',
      results: { a: [1, 'b', null, true] },
      figures: [{ mediaType: 'image/svg+xml', data: btoa('<svg xmlns="http://www.w3.org/2000/svg"/>') }],
    });
    await expect.element(page.getByText('Done in 12 ms')).toBeVisible();
    await atRest();
    expect(await faultsOf(place)).toEqual([]);
    (await run('y')).fail(
      new PythonError('NameError: y', { traceback: 'Traceback', line: 1, reason: 'raised' }),
    );
    await expect.element(page.getByRole('alert')).toBeVisible();
    await atRest();
    expect(await faultsOf(place)).toEqual([]);
    delete document.documentElement.dataset.theme;
  });
});
