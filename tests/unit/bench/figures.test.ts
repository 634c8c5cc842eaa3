import { describe, expect, test } from 'vitest';
import { figures, readFigure } from '../../bench/figures.ts';
import type { AppTimes } from '../../bench/measure-app.ts';

function visit(times: Partial<AppTimes>): AppTimes {
  const none = { startVisibleMs: 0, loadMs: 0, profileMs: 0, longestTaskMs: 0, questionMs: 0, reloadMs: 0 };
  return { ...none, ...times };
}

function figure(name: string) {
  const found = figures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no figure ${name}.`);
  return found;
}

const bares = [1000, 900, 2000].map((loadMs) => ({ loadMs, summarizeMs: 500 }));

describe('a figure', () => {
  test('is the median of its rounds, against the bare engine’s', () => {
    const apps = [1100, 1300, 1150].map((loadMs) => visit({ loadMs }));
    const { line, isWithin } = readFigure(figure('load'), apps, bares);
    expect(line).toContain('ratio 1.15');
    expect(isWithin).toBe(true);
  });

  test('over its ratio is over', () => {
    expect(readFigure(figure('load'), [visit({ loadMs: 1160 })], bares).isWithin).toBe(false);
  });

  test('at its limit in milliseconds is over: the promise is less', () => {
    expect(readFigure(figure('question'), [visit({ questionMs: 299 })], bares).isWithin).toBe(true);
    expect(readFigure(figure('question'), [visit({ questionMs: 300 })], bares).isWithin).toBe(false);
  });
});
