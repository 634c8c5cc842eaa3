import { expect, test } from 'vitest';
import { specimenFigures } from '../../../src/ui/start/specimen-figures.ts';
import { demoFacts } from '../../files/demo-facts.ts';

test('the example on the start page is what the demo data says', () => {
  const shown = Object.fromEntries(
    specimenFigures.map(({ label, count, failed }) => [label, { count, failed }]),
  );
  expect(shown).toEqual(demoFacts.ageGroups);
});

test('the example stands highest rate first', () => {
  const rates = specimenFigures.map(({ count, failed }) => failed / count);
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
});
