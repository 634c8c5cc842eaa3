import { describe, expect, test } from 'vitest';
import type { PythonRun, SqlRun } from '../../../../src/state/console-run.ts';
import { faultOfPython, faultOfSql, runOfText } from '../../../../src/ui/code/fault-of-run.ts';

function refused(whole: string, sql: string, position: number): SqlRun {
  const from = whole.indexOf(sql);
  const message = 'Binder Error: no such column\n\nCandidates: more';
  return {
    source: 'own',
    sql,
    place: { whole, from, line: 1 },
    startedAt: 0,
    outcome: { state: 'failed', message, position },
  };
}

describe('the fault of a query', () => {
  test('is the whole name that the engine points at, in the words of its first line', () => {
    const text = 'SELECT o."unit price" FROM o';
    const fault = faultOfSql(refused(text, text, 7));
    expect(fault && text.slice(fault.from, fault.to)).toBe('o."unit price"');
    expect(fault?.message).toBe('no such column');
  });

  test('in a part that was run stands where the part does', () => {
    const whole = 'SELECT 1;\nSELECT wrong';
    const fault = faultOfSql(refused(whole, 'SELECT wrong', 7));
    expect(fault && whole.slice(fault.from, fault.to)).toBe('wrong');
  });

  test('is gone when the text is changed', () => {
    const run = refused('SELECT wrong', 'SELECT wrong', 7);
    expect(runOfText(run, 'own', 'SELECT wrong')).toBe(run);
    expect(runOfText(run, 'own', 'SELECT right')).toBeNull();
    expect(runOfText(run, 'other', 'SELECT wrong')).toBeNull();
  });

  test('behind the last character is there, if nothing stands there', () => {
    expect(faultOfSql(refused('SELECT', 'SELECT', 6))).toMatchObject({ from: 6, to: 6 });
  });
});

describe('the fault of Python', () => {
  const failed = (whole: string, firstLine: number, line: number): PythonRun => ({
    source: 'own',
    code: '',
    place: { whole, from: 0, line: firstLine },
    input: {},
    timeoutMs: 1,
    startedAt: 0,
    stdout: '',
    outcome: {
      state: 'failed',
      elapsedMs: 1,
      failure: { reason: 'raised', message: 'ValueError: no', traceback: '', line, position: undefined },
    },
  });

  test('is a line of the whole text, also where a part of it was run', () => {
    const text = 'a = 1\nb = 2\nc = int("x")';
    expect(faultOfPython(failed(text, 1, 2))?.from).toBe(text.indexOf('b'));
    expect(faultOfPython(failed(text, 2, 2))?.from).toBe(text.indexOf('c'));
  });
});
