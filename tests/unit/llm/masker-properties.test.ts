import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker } from '../../../src/llm/egress/masker.ts';

const word = fc.string({ unit: fc.constantFrom(...Array.from('bcdghkmxyzäñ')), minLength: 4, maxLength: 8 });
const name = fc
  .tuple(word, word)
  .map((words) => words.map((each) => each.charAt(0).toUpperCase() + each.slice(1)));
const mail = fc.tuple(word, word).map(([user, host]) => `${user}@${host}.example`);
const between = fc.constantFrom(
  ' ',
  ', ',
  ' of ',
  '\n',
  '. ',
  ' = ',
  "' OR '",
  '" | "',
  ' (',
  ') ',
  '; -- ',
  ' {{r1.0.x}} ',
);

test('no known value leaves, and each comes back as it is in the data', () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 8 }),
      fc.array(mail, { maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(2), between), { maxLength: 20 }),
      (names, mails, places) => {
        const masker = createMasker();
        const values = [...names.map((words) => words.join(' ')), ...mails];
        masker.know(
          'person-name',
          names.map((words) => words.join(' ')),
        );
        masker.know('email', mails);
        const said = places.map(([index, form, sign]) => {
          const value = values[index % values.length] ?? '';
          return { value, text: [value, value.toUpperCase(), value.toLowerCase()][form] ?? value, sign };
        });
        const text = said.map((each) => each.text + each.sign).join('');
        const masked = masker.maskText(text);
        for (const part of values
          .flatMap((value) => value.split(/[ @.]/))
          .filter((part) => part !== 'example')) {
          expect(masked.toLowerCase()).not.toContain(part.toLowerCase());
        }
        expect(masker.unmask(masked).toLowerCase()).toBe(text.toLowerCase());
        expect(masker.maskText(masked)).toBe(masked);
      },
    ),
  );
});

test('any value stands in a query as the literal that it is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (value) => {
      const masker = createMasker();
      const token = masker.maskCell('person-name', value);
      fc.pre(token.startsWith('[['));
      const bare = masker.unmaskCode(`SELECT ${token}`, 'sql');
      expect(bare).toBe(`SELECT '${value.replaceAll("'", "''")}'`);
      expect(masker.unmaskCode(`SELECT '${token}'`, 'sql')).toBe(bare);
    }),
  );
});

test('values that differ in case have tokens of their own, and are found as they are written', () => {
  const masker = createMasker();
  masker.know('person-name', ['Zelda', 'ZELDA']);
  const masked = masker.maskText("WHERE a = 'ZELDA' OR a = 'Zelda'");
  expect(masked).not.toMatch(/zelda/i);
  expect(masker.unmask(masked)).toBe("WHERE a = 'ZELDA' OR a = 'Zelda'");
});

test('a text is masked the same however often it was masked before', () => {
  const masker = createMasker();
  masker.know('person-name', ['Zelda Fitzroy']);
  const once = masker.maskText('Zelda Fitzroy and zelda at +1 415 555 2671');
  expect(masker.maskText(once)).toBe(once);
  expect(masker.maskText('Zelda Fitzroy and zelda at +1 415 555 2671')).toBe(once);
});
