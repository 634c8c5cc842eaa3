import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LedgerEntry } from '../../../src/core/privacy.ts';
import type { Turn } from '../../../src/core/turn.ts';
import { drawingPlace } from './support/draw.ts';
import { sampleRequest } from './support/models.ts';
import { chats, withPayments } from './support/stores.ts';
import { answeredTurn, declinedTurn, stoppedTurn } from './support/turns.ts';

const draw = drawingPlace();
const settings = () => page.getByRole('dialog', { name: 'Settings' });
const part = (name: string) => settings().getByRole('tab', { name });

const modelTurn: Turn = {
  ...answeredTurn,
  modelUse: {
    models: ['anthropic/claude-sonnet-4-5'],
    tokens: { input: 1200, output: 34 },
    cost: 0.0123,
    sent: { level: 'rows', max_rows: 20, requests: 4, bytes: 12_300 },
  },
};

const refusedTurn: Turn = {
  ...stoppedTurn,
  id: 'refused',
  state: 'failed',
  error: {
    message: 'The gateway refused the key.',
    advice: 'Put in another.',
    details: '',
    recoverable: false,
    model_reason: 'refused',
  },
};

const request: LedgerEntry = { ...sampleRequest, questionId: modelTurn.id };

describe('the line below the question box', () => {
  test('says that nothing leaves while the built-in analyst answers', async () => {
    draw(withPayments());
    await expect.element(page.getByText('Nothing leaves this tab')).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Built-in analyst' })).toBeChecked();
  });

  test('leads to the settings where nobody has chosen models yet', async () => {
    const made = withPayments();
    draw(made);
    await page.getByText('Models', { exact: true }).click();
    await expect.element(settings()).toBeVisible();
    expect(made.stores.models.getState().settings.source).toBe('built-in');
  });

  test('switches to the models that were chosen before, and back', async () => {
    const made = withPayments({ models: { source: 'bytez-proxy' } });
    draw(made);
    await page.getByText('Built-in analyst', { exact: true }).click();
    expect(made.stores.models.getState().settings.source).toBe('built-in');
    await page.getByText('Models', { exact: true }).click();
    expect(made.stores.models.getState().settings.source).toBe('bytez-proxy');
  });

  test('shows what models are told, with what that is of the open data, and changes it there', async () => {
    const made = withPayments({ models: { source: 'bytez-proxy' } });
    draw(made);
    const dial = page.getByRole('button', { name: 'Told: names and types' });
    await dial.click();
    await expect.element(page.getByText(/^transactions: /)).toBeVisible();
    await page.getByRole('radio', { name: 'And result rows' }).click();
    await page.getByLabelText('Rows of a result, at most').fill('5');
    expect(made.stores.models.getState().privacy).toEqual({ level: 'rows', maxRows: 5 });
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Told: up to 5 result rows' })).toHaveFocus();
  });

  test('tells what the chat has cost, of its budget', async () => {
    const models = { source: 'bytez-proxy', settings: { budget: 0.5 } } as const;
    draw(withPayments({ conversations: chats, turns: [modelTurn], models }));
    await expect.element(page.getByRole('button', { name: '$0.0123 of $0.50 in this chat' })).toBeVisible();
  });

  test('asks for the passphrase of locked keys before anything is asked', async () => {
    const made = withPayments({ models: { source: 'bytez-keys' } });
    await made.stores.models.getState().keepKeys('bytez-keys', ['a-secret-key-1234'], 'open sesame');
    made.stores.models.setState({
      ownKeys: {
        ...made.stores.models.getState().ownKeys,
        'bytez-keys': { tails: ['1234'], isSealed: true, isLocked: true },
      },
    });
    draw(made);
    const box = page.getByRole('textbox', { name: 'Ask a question about your data' });
    await expect.element(box).toBeDisabled();
    await page.getByRole('button', { name: 'Unlock your keys' }).click();
    await page.getByLabelText('Passphrase of your keys').fill('guess');
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect.element(page.getByText('That is not the passphrase.')).toBeVisible();
    await page.getByLabelText('Passphrase of your keys').fill('open sesame');
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect.element(box).toBeEnabled();
  });
});

describe('the settings', () => {
  test('open with the keyboard from anywhere, and give the focus back', async () => {
    draw(withPayments());
    await page.getByRole('textbox', { name: 'Ask a question about your data' }).click();
    await userEvent.keyboard('{Control>},{/Control}');
    await expect.element(settings()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('textbox', { name: 'Ask a question about your data' })).toHaveFocus();
  });

  test('say that this server has no proxy, or has one without keys, or how its keys do', async () => {
    const made = withPayments({ models: { source: 'bytez-proxy' } });
    made.stores.workspace.getState().showSettings('answering');
    draw(made);
    await expect.element(page.getByText(/This server has no proxy/)).toBeVisible();
    made.stores.models.setState({ proxy: { state: 'there', keys: [] } });
    await expect.element(page.getByText(/it has no key/)).toBeVisible();
    const resting = {
      key: '1111',
      status: 'cooling',
      usageCount: 12,
      errorCount: 1,
      lastUsed: 1_700_000_000_000,
      lastError: 'too many requests',
      failureReason: null,
      coolingUntil: 1_700_000_060_000,
    } as const;
    made.stores.models.setState({ proxy: { state: 'there', keys: [resting] } });
    await expect.element(page.getByRole('row', { name: /…1111 Rests too many requests/ })).toBeVisible();
  });

  test('test a connection, and say what is wrong and what to do', async () => {
    const test = () =>
      Promise.resolve({
        isFine: false,
        message: 'Nothing answers at localhost:11434.',
        advice: 'Start Ollama.',
      });
    const made = withPayments({ models: { source: 'custom', effects: { test } } });
    made.stores.workspace.getState().showSettings('answering');
    draw(made);
    await page.getByRole('button', { name: 'Test' }).click();
    await expect.element(page.getByText('Nothing answers at localhost:11434. Start Ollama.')).toBeVisible();
  });

  test('say beside a field what cannot be, and keep what was there', async () => {
    const made = withPayments({ models: { source: 'custom' } });
    made.stores.workspace.getState().showSettings('answering');
    draw(made);
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.fill('localhost');
    await expect.element(page.getByText('An address begins with http:// or https://.')).toBeVisible();
    await expect.element(address).toHaveAttribute('aria-invalid', 'true');
    expect(made.stores.models.getState().settings.customUrl).toBe('http://localhost:11434/v1');
    await address.fill('http://localhost:1234/v1');
    expect(made.stores.models.getState().settings.customUrl).toBe('http://localhost:1234/v1');
  });

  test('take keys in fields that do not show them, and show their ends only', async () => {
    const made = withPayments({ models: { source: 'bytez-keys' } });
    made.stores.workspace.getState().showSettings('answering');
    draw(made);
    const key = page.getByLabelText('Key', { exact: true });
    await expect.element(key).toHaveAttribute('type', 'password');
    await key.fill('a-secret-key-1234');
    await page.getByLabelText('Key 2', { exact: true }).fill('a-secret-key-5678');
    await page.getByRole('button', { name: 'Keep 2 keys here' }).click();
    await expect.element(page.getByText('…5678')).toBeVisible();
    expect(document.body.innerHTML).not.toContain('secret');
    await page.getByRole('button', { name: 'Delete keys' }).click();
    await page.getByRole('button', { name: 'Delete keys', exact: true }).last().click();
    await expect.element(page.getByRole('button', { name: 'Keep it here' })).toBeVisible();
    expect(made.stores.models.getState().ownKeys['bytez-keys'].tails).toEqual([]);
  });

  test('give each role its model, temperature and limit, and their defaults back', async () => {
    const made = withPayments({ models: { source: 'bytez-proxy' } });
    made.stores.workspace.getState().showSettings('roles');
    draw(made);
    const usual = made.stores.models.getState().settings.roles.composer;
    const composer = page.getByRole('group', { name: 'Composer' });
    await composer.getByLabelText('Model').fill('google/gemma-3-4b-it');
    await composer.getByLabelText('Temperature').fill('0,7');
    await composer.getByLabelText('Tokens, at most').fill('12');
    await expect.element(composer.getByText('A whole number from 64 to 200,000.')).toBeVisible();
    expect(made.stores.models.getState().settings.roles.composer).toEqual({
      model: 'google/gemma-3-4b-it',
      temperature: 0.7,
      maxTokens: usual.maxTokens,
    });
    await page.getByRole('button', { name: 'Back to defaults' }).click();
    expect(made.stores.models.getState().settings.roles.composer).toEqual(usual);
    await expect.element(composer.getByLabelText('Tokens, at most')).toHaveValue(String(usual.maxTokens));
  });

  test('warn that a budget cannot hold models without a price, until it is filled in', async () => {
    const made = withPayments({ models: { source: 'bytez-proxy' } });
    made.stores.workspace.getState().showSettings('prices');
    draw(made);
    await page.getByLabelText('Budget of one conversation').fill('2');
    await expect.element(page.getByText(/the budget cannot hold them/)).toBeVisible();
    for (const model of ['anthropic/claude-haiku-4-5', 'anthropic/claude-sonnet-4-5']) {
      const price = page.getByRole('listitem', { name: model });
      await price.getByLabelText('US $ a million tokens in').fill('1');
      await price.getByLabelText('US $ a million tokens out').fill('5');
    }
    await expect.element(page.getByText(/No price is known/)).not.toBeInTheDocument();
    expect(made.stores.models.getState().settings.budget).toBe(2);
  });

  test('are walked with the arrow keys', async () => {
    const made = withPayments();
    made.stores.workspace.getState().showSettings('answering');
    draw(made);
    await part('Models').click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(part('Privacy')).toHaveFocus();
    await expect.element(page.getByText('What models are told of your data')).toBeVisible();
  });
});

describe('an answer', () => {
  test('of the built-in analyst says that nothing left', async () => {
    draw(withPayments({ conversations: chats, turns: [answeredTurn] }));
    await expect.element(page.getByText('Built-in analyst · nothing left this tab')).toBeVisible();
  });

  test('of models says what they were told and took, and leads to the very requests', async () => {
    const other = { ...request, id: 'request-2', questionId: 'another' };
    const made = withPayments({ conversations: chats, turns: [modelTurn], ledger: [request, other] });
    draw(made);
    await expect.element(page.getByText('1,234 tokens · $0.0123', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Told up to 20 result rows · 4 requests, 12 kB sent' }).click();
    await expect.element(page.getByText('1 request · 61 B sent')).toBeVisible();
    await page.getByText('models.example').click();
    await expect.element(page.getByText('e-mail addresses (2)')).toBeVisible();
    await page.getByLabelText('Exactly as sent').click();
    await expect.element(page.getByText(request.payload)).toBeVisible();
  });

  test('that a check contradicts shows the difference beside it', async () => {
    const verdict = {
      state: 'contradicted',
      checks: [{ name: 'headline', passed: false, detail: 'a second way gives 12 instead of 10' }],
    } as const;
    draw(withPayments({ conversations: chats, turns: [{ ...modelTurn, verdict }] }));
    const list = page.getByRole('list', { name: 'Checks that did not pass' });
    await expect.element(list.getByText('a second way gives 12 instead of 10')).toBeVisible();
  });

  test('that failed can be had from the built-in analyst with one click', async () => {
    const made = withPayments({
      conversations: chats,
      turns: [refusedTurn],
      models: { source: 'bytez-proxy' },
    });
    draw(made);
    await expect.element(page.getByText('The gateway refused the key. Put in another.')).toBeVisible();
    await page.getByRole('button', { name: 'Answer with the built-in analyst instead' }).click();
    expect(made.calls.asked).toEqual([refusedTurn.question]);
    expect(made.calls.options).toEqual([{ insteadOf: 'refused', by: 'built-in' }]);
  });

  test('that met the budget can be had for more', async () => {
    const turn: Turn = {
      ...refusedTurn,
      error: { message: 'The budget is spent.', details: '', recoverable: false, model_reason: 'budget' },
    };
    const models = { source: 'bytez-proxy', settings: { budget: 0.5 } } as const;
    const made = withPayments({ conversations: chats, turns: [turn], models });
    draw(made);
    await page.getByRole('button', { name: 'Raise the budget to $1.00 and try again' }).click();
    expect(made.stores.models.getState().settings.budget).toBe(1);
    expect(made.calls.options).toEqual([{ insteadOf: 'refused' }]);
  });
});

test('an answer that was stopped shows what had been found until then', async () => {
  const turn = { ...stoppedTurn, findings: answeredTurn.findings };
  draw(withPayments({ conversations: chats, turns: [turn] }));
  await expect.element(page.getByText('What had been found is kept below.')).toBeVisible();
  await expect.element(page.getByRole('main').getByRole('table')).toBeVisible();
});

describe('a question', () => {
  test('is edited where it stands, and asked anew in its place', async () => {
    const made = withPayments({ conversations: chats, turns: [answeredTurn, declinedTurn] });
    draw(made);
    await page.getByRole('button', { name: 'Edit the question' }).first().click();
    const area = page.getByRole('textbox', { name: 'Edit the question' });
    await expect.element(area).toHaveFocus();
    await area.fill('Which bank fails most?');
    await userEvent.keyboard('{Enter}');
    expect(made.calls.asked).toEqual(['Which bank fails most?']);
    expect(made.calls.options).toEqual([{ insteadOf: answeredTurn.id }]);
    await expect.element(area).not.toBeInTheDocument();
  });

  test('keeps its other wordings a step away', async () => {
    const first = { ...declinedTurn, id: 'first' };
    const branches = [
      { turn: first, afterId: null },
      { turn: answeredTurn, afterId: null },
    ];
    const made = withPayments({ conversations: chats, turns: [answeredTurn], branches });
    draw(made);
    await expect.element(page.getByText('2 of 2')).toBeVisible();
    await page.getByRole('button', { name: 'As it was asked before' }).click();
    expect(made.calls.shown).toEqual(['first']);
  });
});

describe('insights', () => {
  const insight = {
    id: '1',
    datasetId: 'payments',
    text: 'Ages 18-25 fail most',
    question: 'Who fails?',
    createdAt: 1_700_000_000_000,
  };

  test('are listed with the question they came from, reworded, removed and added', async () => {
    const made = withPayments({ insights: [insight] });
    made.stores.workspace.getState().arrange({ sideTab: 'insights' });
    draw(made);
    const known = () => made.stores.insights.getState().insights.payments?.map(({ text }) => text);
    await expect.element(page.getByText(/“Who fails\?”/)).toBeVisible();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Edit the insight' }).fill('Ages 18 to 25 fail most');
    await userEvent.keyboard('{Enter}');
    expect(known()).toEqual(['Ages 18 to 25 fail most']);
    await page.getByRole('button', { name: 'Say something about this data' }).click();
    await page.getByRole('textbox', { name: 'Something about this data' }).fill('Amounts are in rupees');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/Said by you/)).toBeVisible();
    const panel = page.getByRole('tabpanel');
    await panel.getByRole('button', { name: 'Remove' }).last().click();
    const question = page.getByRole('group', { name: /Remove this insight/ });
    await question.getByRole('button', { name: 'Remove' }).click();
    await expect.element(page.getByText('Amounts are in rupees')).not.toBeInTheDocument();
    expect(known()).toEqual(['Ages 18 to 25 fail most']);
  });
});
