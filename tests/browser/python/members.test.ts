import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPython } from '../../../workers/python/client.ts';

const python = startPython({ indexUrl: '/pyodide/', keepState: true });

beforeAll(() => python.start());
afterAll(() => python.close());

async function namesOf(code: string, expression: string): Promise<readonly string[]> {
  return (await python.members(code, expression)).map(({ name }) => name);
}

describe('what can stand behind a point', () => {
  test('is what a module holds that the code imports, with a line about it', async () => {
    const found = await python.members('import statistics as s', 's');
    const quantiles = found.find(({ name }) => name === 'quantiles');
    expect(quantiles).toMatchObject({ kind: 'function', about: expect.stringMatching(/^Divide/) as string });
    expect(found.map(({ name }) => name)).not.toContain('sys');
    expect(await namesOf('', 'statistics')).toEqual([]);
    expect(await namesOf('import sys', 'sys')).toEqual([]);
  });

  test('is read from types where nothing has run yet', async () => {
    expect(await namesOf('x = [1]', 'x')).toContain('append');
    expect(await namesOf('from collections import Counter\nc = Counter("a")', 'c')).toContain('most_common');
    expect(await namesOf('', 'columns["age"]')).toContain('index');
    expect(await namesOf('x = x', 'x')).toEqual([]);
    expect(await namesOf('def broken(', '"a"')).toContain('upper');
  });

  test('is what variables of earlier runs have, and nothing of theirs is called', async () => {
    await python.run(
      [
        'class Trap:',
        '    def __init__(self):',
        '        self.mine = 1',
        '    def greet(self):',
        '        "Says hello."',
        '    @property',
        '    def loud(self):',
        '        touched.append(1)',
        '    def __bool__(self):',
        '        touched.append(2)',
        '        return False',
        'touched = []',
        'trap = Trap()',
      ].join('\n'),
      {},
    );
    expect(await python.members('', 'trap')).toEqual([
      { name: 'greet', kind: 'function', about: 'Says hello.' },
      { name: 'loud', kind: 'property', about: '' },
      { name: 'mine', kind: 'property', about: '' },
    ]);
    expect((await python.run('touched', {})).results).toEqual([]);
  });

  test('is not asked for while Python is at work, and the work goes on', async () => {
    const running = python.run('sum(range(100_000))', {});
    expect(await namesOf('x = []', 'x')).toEqual([]);
    expect((await running).results).toBe(4_999_950_000);
    expect(await namesOf('x = []', 'x')).toContain('append');
  });
});
