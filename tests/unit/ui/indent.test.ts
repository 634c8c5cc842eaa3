import { describe, expect, test } from 'vitest';
import { brokenLine, commented, dedented, indented } from '../../../src/ui/code/indent.ts';
import type { TextEdit } from '../../../src/ui/code/text-edit.ts';

type Selected = Parameters<typeof indented>[0];

/** `[` and `]` are the ends of the selection; a single `|` is the caret. */
function selected(drawn: string): Selected {
  const text = drawn.replaceAll(/[[\]|]/g, '');
  const caret = drawn.indexOf('|');
  if (caret >= 0) return { text, from: caret, to: caret };
  return { text, from: drawn.indexOf('['), to: drawn.indexOf(']') - 1 };
}

function after({ text }: Selected, { from, to, insert, selectFrom, selectTo }: TextEdit): string {
  const changed = text.slice(0, from) + insert + text.slice(to);
  const [before, inside, rest] = [
    changed.slice(0, selectFrom),
    changed.slice(selectFrom, selectTo),
    changed.slice(selectTo),
  ];
  return inside === '' ? `${before}|${rest}` : `${before}[${inside}]${rest}`;
}

function did(edit: (before: Selected) => TextEdit, drawn: string): string {
  const before = selected(drawn);
  return after(before, edit(before));
}

describe('Tab', () => {
  test.each([
    ['|x', '    |x'],
    ['ab|c', 'ab  |c'],
    ['a\n  |b', 'a\n    |b'],
    ['[a\n\n  b]\nc', '[    a\n\n      b]\nc'],
    ['[a\nb\n]c', '[    a\n    b]\nc'],
  ])('%j becomes %j', (before, expected) => {
    expect(did(indented, before)).toBe(expected);
  });
});

describe('Shift and Tab', () => {
  test.each([
    ['      a|', '  a|'],
    ['  |a', '|a'],
    ['a|', 'a|'],
    ['[    a\n  b\nc]', '[a\nb\nc]'],
  ])('%j becomes %j', (before, expected) => {
    expect(did(dedented, before)).toBe(expected);
  });
});

describe('Enter', () => {
  test.each([
    ['a|', 'a\n|'],
    ['    a|', '    a\n    |'],
    ['  if x:|', '  if x:\n      |'],
    ['for a in b:  # each|', 'for a in b:  # each\n    |'],
    ['  [gone]', '  \n  |'],
  ])('%j becomes %j', (before, expected) => {
    expect(did(brokenLine, before)).toBe(expected);
  });
});

describe('a comment', () => {
  test.each([
    ['  a|', '  # a|'],
    ['[a\n\n  b]', '[# a\n\n  # b]'],
    ['[# a\n  # b]', '[a\n  b]'],
    ['[# a\nb]', '[# # a\n# b]'],
  ])('%j becomes %j', (before, expected) => {
    expect(did((each) => commented(each, '#'), before)).toBe(expected);
  });
});
