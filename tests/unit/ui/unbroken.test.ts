import { expect, test } from 'vitest';
import type { RichText } from '../../../src/core/answer.ts';
import { unbroken } from '../../../src/ui/chat/unbroken.ts';

const bound = (value: number): RichText[number] => ({
  bound: { value, format: { style: 'plain' }, origin: { kind: 'question' } },
});

/** Each group as it is read, values as `#`. */
function read(text: RichText): readonly string[] {
  return unbroken(text).map((group) => group.map((part) => ('bound' in part ? '#' : part.text)).join(''));
}

test('brackets and stops beside a value stay on its line', () => {
  const text = [
    { text: 'Highest in May (' },
    bound(3),
    { text: '), lowest in June (' },
    bound(1),
    { text: ').' },
  ];
  expect(read(text)).toEqual(['Highest in May ', '(#),', ' lowest in June ', '(#).']);
});

test('what is parted from a value by a space may stand on another line', () => {
  expect(read([{ text: 'Overall ' }, bound(3), { text: ' rows.' }])).toEqual(['Overall ', '#', ' rows.']);
});

test('emphasis is kept, and every word', () => {
  const text: RichText = [{ text: 'Web (', strong: true }, bound(3), { text: ')' }];
  expect(unbroken(text).flat()).toEqual([
    { text: 'Web ', strong: true },
    { text: '(', strong: true },
    bound(3),
    { text: ')' },
  ]);
});
