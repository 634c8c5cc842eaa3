import { expect, test } from 'vitest';
import { startTurn } from '../../../src/core/turn.ts';
import type { AppPage } from '../../ask/app-page.ts';
import type { AnswerLine } from '../../ask/line.ts';
import { groupByFiles, readQuestions } from '../../ask/question.ts';
import { askAll } from '../../ask/run.ts';

/** A page that opens and answers at once, and fails where a name or a question says so. */
function scriptedPage(log: string[]): AppPage {
  return {
    open(files) {
      log.push(`open ${files.join()}`);
      return files.join().includes('bad') ? Promise.reject(new Error('not a table')) : Promise.resolve();
    },
    ask(question) {
      if (question === 'hang') return Promise.reject(new Error('took too long'));
      return Promise.resolve({
        turn: { ...startTurn('t', 'c', question, 0), state: 'answered' },
        elapsedMs: 1,
      });
    },
    close() {
      log.push('close');
      return Promise.resolve();
    },
  };
}

async function askLines(lines: readonly object[]): Promise<{ log: string[]; answers: AnswerLine[] }> {
  const log: string[] = [];
  const answers: AnswerLine[] = [];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  await askAll({
    groups: groupByFiles(readQuestions(text, '/q.jsonl')),
    startPage: () => {
      log.push('start');
      return Promise.resolve(scriptedPage(log));
    },
    pages: 1,
    onLine: (line) => answers.push(line),
  });
  return { log, answers };
}

test('questions over the same files share one load, and groups share one page', async () => {
  const { log, answers } = await askLines([
    { id: 1, question: 'a', files: ['x.csv'] },
    { id: 2, question: 'b', files: ['y.csv'] },
    { id: 3, question: 'c', files: ['x.csv'] },
  ]);
  expect(log).toEqual(['start', 'open /x.csv', 'open /y.csv', 'close']);
  expect(answers.map(({ id, error }) => [id, error])).toEqual([
    ['1', undefined],
    ['3', undefined],
    ['2', undefined],
  ]);
});

test('a question that hangs gives an error, and the next is asked on a fresh page', async () => {
  const { log, answers } = await askLines([
    { id: 1, question: 'hang', files: ['x.csv'] },
    { id: 2, question: 'b', files: ['x.csv'] },
  ]);
  expect(answers.map(({ error }) => error)).toEqual(['took too long', undefined]);
  expect(log).toEqual(['start', 'open /x.csv', 'close', 'start', 'open /x.csv', 'close']);
});

test('files that cannot be opened give an error for each of their questions, and the run goes on', async () => {
  const { answers } = await askLines([
    { id: 1, question: 'a', files: ['bad.csv'] },
    { id: 2, question: 'b', files: ['bad.csv'] },
    { id: 3, question: 'c', files: ['x.csv'] },
  ]);
  expect(answers.map(({ error }) => error)).toEqual(['not a table', 'not a table', undefined]);
});
