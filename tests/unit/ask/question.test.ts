import { describe, expect, test } from 'vitest';
import { groupByFiles, readQuestions } from '../../ask/question.ts';

function line(fields: object): string {
  return JSON.stringify({ id: 'a', question: 'How many?', files: ['t.csv'], ...fields });
}

describe('a list of questions', () => {
  test('names its files relative to itself, and skips empty lines', () => {
    const questions = readQuestions(
      `${line({})}\n\n${line({ id: 7, files: ['/x/u.csv', '../v.csv'] })}\n`,
      '/data/q.jsonl',
    );
    expect(questions).toEqual([
      { id: 'a', question: 'How many?', files: ['/data/t.csv'], constraints: undefined },
      { id: '7', question: 'How many?', files: ['/x/u.csv', '/v.csv'], constraints: undefined },
    ]);
  });

  test('joins how the answer is wanted: constraints, then format', () => {
    const [question] = readQuestions(line({ constraints: 'Round to 2.', format: '@mean[x]' }), '/q.jsonl');
    expect(question?.constraints).toBe('Round to 2.\n@mean[x]');
  });

  test('says which line is not JSON', () => {
    expect(() => readQuestions(`${line({})}\n{"id":`, '/data/q.jsonl')).toThrow(
      /q\.jsonl:2: this line is not JSON/,
    );
  });

  test('says what a line lacks', () => {
    expect(() => readQuestions('{"id":"a","question":"Why?"}', '/data/q.jsonl')).toThrow(
      /q\.jsonl:1(.|\n)*files/,
    );
    expect(() => readQuestions(line({ files: [] }), '/data/q.jsonl')).toThrow(/files/);
  });
});

test('questions over the same files are asked together, in the order of the list', () => {
  const text = [
    line({ id: '1', files: ['a.csv'] }),
    line({ id: '2', files: ['b.csv'] }),
    line({ id: '3', files: ['a.csv'] }),
    line({ id: '4', files: ['a.csv', 'b.csv'] }),
  ].join('\n');
  const groups = groupByFiles(readQuestions(text, '/q.jsonl'));
  expect(groups.map((group) => group.questions.map(({ id }) => id))).toEqual([['1', '3'], ['2'], ['4']]);
  expect(groups.map((group) => group.files)).toEqual([['/a.csv'], ['/b.csv'], ['/a.csv', '/b.csv']]);
});
