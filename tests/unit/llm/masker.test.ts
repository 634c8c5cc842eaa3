import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMasker } from '../../../src/llm/egress/masker.ts';
import { createUnmaskedText } from '../../../src/llm/egress/unmask-stream.ts';

describe('known values', () => {
  test('keep their token for as long as the conversation lasts', () => {
    const masker = createMasker();
    const token = masker.maskCell('email', 'ann@example.com');
    expect(token).toBe('[[EMAIL_1]]');
    expect(masker.maskCell('email', 'bob@example.com')).toBe('[[EMAIL_2]]');
    expect(masker.maskCell('email', 'ann@example.com')).toBe(token);
  });

  test('are replaced in any text, in any case, and by their parts', () => {
    const masker = createMasker();
    masker.maskCell('person-name', 'Zelda Fitzroy');
    const masked = masker.maskText('Orders of ZELDA FITZROY, of Fitzroy and of zelda; not of Fitzroyal.');
    expect(masked).not.toMatch(/zelda|Fitzroy\b/i);
    expect(masked).toContain('Fitzroyal');
    expect(masker.unmask(masked)).toBe('Orders of Zelda Fitzroy, of Fitzroy and of Zelda; not of Fitzroyal.');
  });

  test('are found where a quote is escaped', () => {
    const masker = createMasker();
    masker.maskCell('person-name', "Maeve O'Hanrahan");
    const sql = "SELECT * FROM t WHERE name = 'Maeve O''Hanrahan'";
    expect(masker.maskText(sql)).toBe("SELECT * FROM t WHERE name = '[[PERSON_1]]'");
    expect(masker.unmaskCode(masker.maskText(sql), 'sql')).toBe(sql);
  });

  test('that are plain words too are replaced only where they are written as a name', () => {
    const masker = createMasker();
    masker.maskCell('person-name', 'Will Price');
    expect(masker.maskText('What will the price be? Will it rise?')).toBe(
      'What will the price be? Will it rise?',
    );
    expect(masker.maskText('How much did Will buy?')).toMatch(/^How much did \[\[PERSON_\d\]\] buy\?$/);
    expect(masker.maskText('orders of will price')).toBe('orders of [[PERSON_1]]');
  });

  test('leave the names of columns alone', () => {
    const masker = createMasker();
    masker.keep(['Florence', 'person_1']);
    masker.know('person-name', ['Florence', 'Zelda Florence']);
    expect(masker.maskText('SELECT Florence FROM t')).toBe('SELECT Florence FROM t');
    expect(masker.maskText('Zelda Florence')).toMatch(/^\[\[PERSON_\d\]\]$/);
  });

  test('that most names share are told as they are: nobody is called so', () => {
    const masker = createMasker();
    masker.know(
      'person-name',
      Array.from(
        { length: 30 },
        (_, index) => `Klient ${'abcdefghijklmnopqrstuvwxyzäöüß'.charAt(index)}${index}x`,
      ),
    );
    expect(masker.maskText('Which Klient has most?')).toBe('Which Klient has most?');
    expect(masker.maskText('What of Klient a0x?')).toBe('What of [[PERSON_1]]?');
  });

  test('that are short stand for themselves only in a cell', () => {
    const masker = createMasker();
    expect(masker.maskCell('national-id', 7)).toBe('[[ID_1]]');
    expect(masker.maskCell('person-name', 'Bo')).toBe('[[PERSON_1]]');
    expect(masker.maskText('LIMIT 7; who is Bo, and bo?')).toBe('LIMIT 7; who is [[PERSON_1]], and bo?');
  });

  test('leave placeholders to be read', () => {
    const masker = createMasker();
    expect(['N/A', '', 'unknown', null].map((value) => masker.maskCell('person-name', value))).toEqual([
      'N/A',
      '',
      'unknown',
      '',
    ]);
    expect(masker.maskText('unknown')).toBe('unknown');
  });

  test('that begin alike by the thousand are looked up all the same', () => {
    const masker = createMasker();
    masker.know(
      'phone',
      Array.from({ length: 50_000 }, (_, index) => `+1 555 ${100_000 + index}`),
    );
    const text = Array.from({ length: 2000 }, (_, index) => `+1 555 ${100_000 + index * 7}`).join('; ');
    const start = performance.now();
    expect(masker.maskText(text)).not.toContain('+1');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('ten thousand of them and a text of 100 kB take a moment', () => {
    const masker = createMasker();
    masker.know(
      'person-name',
      Array.from({ length: 10_000 }, (_, index) => `First${index} Last${index}`),
    );
    const text = Array.from(
      { length: 5000 },
      (_, index) => `Order ${index} by First${index} Last${index}.`,
    ).join(' ');
    const start = performance.now();
    const masked = masker.maskText(text);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(masked).not.toMatch(/First|Last/);
    expect(masker.unmask(masked)).toBe(text);
  });
});

describe('what looks like somebody’s', () => {
  const personal = [
    ...['ann.lee+x@mail.example.co.uk', 'jörg@müller.example'],
    ...[
      '+49 (0)30 1234-567',
      '(555) 123-4567',
      '555-123-4567',
      '1.555.123.4567',
      '020 7946 0958',
      '01 42 68 53 00',
    ],
    ...['+14155552671', '0044 20 7946 0958', '(11) 91234-5678', '98765 43210', '030/12345678'],
    ...['4111 1111 1111 1111', '378282246310005', '5555-5555-5555-4444', '3782 822463 10005'],
    ...['DE89 3704 0044 0532 0130 00', 'GB82WEST12345698765432', 'NO9386011117947'],
    ...['123-45-6789', '12345678Z', 'X1234567L', '529.982.247-25', 'RSSMRA85T10A562S', 'AB 12 34 56 C'],
    ...['192.168.10.24', '2001:db8::8a2e:370:7334', 'fe80::1'],
  ];
  test.each(personal)('%s does not leave', (value) => {
    const masker = createMasker();
    const masked = masker.maskText(`Who is ${value}, please?`);
    expect(masked).toMatch(/^Who is \[\[[A-Z]+_1\]\], please\?$/);
    expect(masker.unmask(masked)).toBe(`Who is ${value}, please?`);
  });

  const plain = [
    ...['2024-01-15', '15.01.2024', '01/02/2024 12:30', '2024-01-15 10:30:00.123456', '12:30:45'],
    ...[
      '1234567890',
      '1,234,567.89',
      '1 234 567 890',
      '0.123456789',
      '-12345678',
      '1.5e-10',
      '3.141592653589793',
    ],
    ...[
      'ORD-2024-000123',
      '1712345678901',
      '4111111111111112',
      'A12345678',
      '550e8400-e29b-41d4-a716-446655440000',
    ],
    ...[
      'x::date',
      'std::abs',
      '1.4.3',
      'v1.2.3-rc.1',
      '10:20',
      "DATE '2024-01-01'",
      'DE89 3704 0044 0532 0130 01',
    ],
    ...[
      'price BETWEEN 100 AND 200',
      'LIMIT 1000 OFFSET 20000',
      '0012 0034',
      '50%',
      '100-200',
      '64400-98800',
      '417000-1550000',
    ],
  ];
  test.each(plain)('%s stays as it is', (value) => {
    expect(createMasker().maskText(`SELECT ${value} x`)).toBe(`SELECT ${value} x`);
  });

  test('an address in which a known name stands is hidden whole', () => {
    const masker = createMasker();
    masker.know('person-name', ['Zelda Fitzroy']);
    expect(masker.maskText('zelda.fitzroy@example.com')).toBe('[[EMAIL_1]]');
  });
});

describe('putting back', () => {
  const masker = createMasker();
  masker.maskCell('email', "o'neil@example.com");

  test.each([
    '[[EMAIL_1]]',
    '[[email_1]]',
    '[EMAIL_1]',
    '[[Email 1]]',
    '\\[\\[EMAIL\\_1\\]\\]',
    'EMAIL_1',
    '[[ EMAIL_1 ]]',
  ])('a model that writes %s means the value', (written) => {
    expect(masker.unmask(`from ${written}.`)).toBe("from o'neil@example.com.");
  });

  test.each([
    '[[EMAIL_2]]',
    'email_1',
    'MY_EMAIL_1',
    '{{EMAIL_1}}x'.replace('EMAIL_1', 'result.0'),
    '[[EMAIL]]',
  ])('%s means nothing of ours', (written) => {
    expect(masker.unmask(written)).toBe(written);
  });

  test('a token that stands in the data is left as it is, and given to no value', () => {
    const other = createMasker();
    expect(other.maskText('[[PHONE_1]]')).toBe('[[PHONE_1]]');
    expect(other.maskCell('phone', '555-123-4567')).toBe('[[PHONE_2]]');
    expect(other.unmask('[[PHONE_1]]')).toBe('[[PHONE_1]]');
  });

  test('a column that is called like a token is a column', () => {
    const other = createMasker();
    other.keep(['PHONE_1']);
    other.maskCell('phone', '555-123-4567');
    expect(other.unmask('PHONE_1')).toBe('PHONE_1');
  });

  test.each([
    ["WHERE a = '[[EMAIL_1]]'", "WHERE a = 'o''neil@example.com'"],
    ['WHERE a = [[EMAIL_1]]', "WHERE a = 'o''neil@example.com'"],
    [
      "WHERE a LIKE '%[[EMAIL_1]]%' -- [[EMAIL_1]]",
      "WHERE a LIKE '%o''neil@example.com%' -- o'neil@example.com",
    ],
    ['SELECT [email_1], EMAIL_1', 'SELECT [email_1], EMAIL_1'],
    ['SELECT 1 AS "[[EMAIL_1]]"', 'SELECT 1 AS "o\'neil@example.com"'],
    ["SELECT 'it''s [[EMAIL_1]]', x[1]", "SELECT 'it''s o''neil@example.com', x[1]"],
  ])('in SQL %s becomes %s', (code, expected) => {
    expect(masker.unmaskCode(code, 'sql')).toBe(expected);
  });

  test.each([
    ["df[df.a == '[[EMAIL_1]]']", "df[df.a == 'o\\'neil@example.com']"],
    ['x = [[EMAIL_1]]', "x = 'o\\'neil@example.com'"],
    ['f"{x} [[EMAIL_1]]"  # [[EMAIL_1]]', 'f"{x} o\\\'neil@example.com"  # o\'neil@example.com'],
    ["'''a\n[[EMAIL_1]]'''", "'''a\no\\'neil@example.com'''"],
  ])('in Python %s becomes %s', (code, expected) => {
    expect(masker.unmaskCode(code, 'python')).toBe(expected);
  });

  test('a number is put back as one', () => {
    const other = createMasker();
    other.maskCell('phone', 5_551_234_567);
    expect(other.unmaskCode('WHERE phone = [[PHONE_1]]', 'sql')).toBe('WHERE phone = 5551234567');
  });

  test('text that comes in pieces is put back as if it came whole, however it is cut', () => {
    const text = 'Ask [[EMAIL_1]] or [EMAIL_1], see [[EMAIL_9]] and a[1] [b](c) EMAIL_1 EMAI [[';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.toSorted((left, right) => left - right), text.length];
        const unmasked = createUnmaskedText(masker);
        const pieces = places.slice(1).map((to, index) => unmasked.push(text.slice(places[index], to)));
        expect(pieces.join('') + unmasked.end()).toBe(masker.unmask(text));
      }),
    );
  });

  test('nothing is held that cannot become a token', () => {
    expect(createUnmaskedText(masker).push('The total is 42.')).toBe('The total is 42.');
  });
});
