import { expect, test } from 'vitest';
import { startDraft } from '../../../../src/agents/llm/answer/draft.ts';
import { vouchersOf } from '../../../../src/agents/llm/answer/vouch.ts';
import { unsupportedFigure } from '../../../../src/agents/unsupported.ts';

function shownOf(deltas: readonly string[]): readonly string[] {
  const vouchers = vouchersOf({ named: [], subjects: [], question: 'Which city?' });
  const show = startDraft(vouchers, { write: () => '', unmask: (text) => text });
  return deltas.map(show);
}

test('words go on to be shown behind a reference', () => {
  const shown = shownOf(['The city {{r1[0].city}} comes ', 'first among all of them, ', 'said the table. ']);
  expect(shown.join('')).toContain(`The city ${unsupportedFigure} comes first among`);
  expect(shown[1]).toContain('first');
});

test('a link is not shown before it is known to be one', () => {
  const shown = shownOf([
    'Look at [the map](https://',
    'maps.example.com/x) of all the cities.',
    ' That is all there is.',
  ]);
  expect(shown.join('')).not.toContain('example.com');
  expect(shown.join('')).toContain('Look at the map of all the cities.');
});
