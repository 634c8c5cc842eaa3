import { describe, expect, test } from 'vitest';
import { figures, type Round, readFigure } from '../../bench/figures.ts';
import type { AppTimes } from '../../bench/measure-app.ts';

function round(app: Partial<AppTimes>, bareLoadMs = 1000): Round {
  const none = {
    startVisibleMs: 0,
    loadMs: 0,
    profileMs: 0,
    longestTaskMs: 0,
    firstQuestionMs: 0,
    questionMs: 0,
    reloadMs: 0,
  };
  return { app: { ...none, ...app }, bare: { loadMs: bareLoadMs, summarizeMs: 500 } };
}

function figure(name: string) {
  const found = figures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no figure ${name}.`);
  return found;
}

describe('a figure', () => {
  test('is the median of its rounds; a ratio is taken within each', () => {
    const rounds = [
      round({ loadMs: 1050 }, 1000),
      round({ loadMs: 7560 }, 7000),
      round({ loadMs: 3000 }, 1000),
    ];
    const { line, isWithin } = readFigure(figure('load'), rounds);
    expect(line).toContain('3000 ms');
    expect(line).toContain('ratio 1.08');
    expect(isWithin).toBe(true);
  });

  test('over its ratio is over', () => {
    expect(readFigure(figure('load'), [round({ loadMs: 1160 })]).isWithin).toBe(false);
  });

  test('at its limit in milliseconds is over: the promise is less', () => {
    expect(readFigure(figure('question'), [round({ questionMs: 299 })]).isWithin).toBe(true);
    expect(readFigure(figure('question'), [round({ questionMs: 300 })]).isWithin).toBe(false);
  });
});
