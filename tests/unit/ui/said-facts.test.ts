import { expect, test } from 'vitest';
import { type ImportNote, importNoteSchema } from '../../../src/core/dataset.ts';
import { infoNote, warningNote } from '../../../src/core/import-note.ts';
import { type QualityWarning, qualityWarningSchema } from '../../../src/core/profile.ts';
import { refusedFile } from '../../../src/core/refused-file.ts';
import { stateGerman } from '../../../src/state/words.de.ts';
import { stateWords } from '../../../src/state/words.ts';
import { warningGerman } from '../../../src/ui/dna/warning-words.de.ts';
import { noteGerman } from '../../../src/ui/imports/note-words.de.ts';
import { noteWords } from '../../../src/ui/imports/note-words.ts';

const short = warningNote({ code: 'short-rows', rows: 1200, line: 3, width: 4 });

test('a note says in English what it is kept in, and in German the same', () => {
  expect(noteWords.sentence(short)).toBe(
    '1200 rows (the first in line 3) have fewer than 4 values; what is missing was left empty.',
  );
  expect(noteGerman.sentence(short)).toMatch(
    /^1\D?200 Zeilen \(die erste ist Zeile 3\) haben weniger als 4 Werte; was fehlt, blieb leer\.$/,
  );
});

test('a note on one file of an archive names it in German too', () => {
  const note = { ...short, message: `jan.csv: ${short.message}`, member: 'jan.csv' };
  expect(noteGerman.sentence(note)).toMatch(/^jan\.csv: 1\D?200 Zeilen /);
});

test('a note is the same after it was kept', () => {
  const note = infoNote({
    code: 'read-as-empty',
    column: 'a',
    what: 'error',
    cells: 2,
    first: 'B3',
    texts: ['#N/A'],
  });
  expect(importNoteSchema.parse(structuredClone(note))).toEqual(note);
});

test.each([
  ['of an older version', undefined],
  ['of a fact that is not known here', { code: 'something-new', column: 'a' }],
  ['with values that are not those of its fact', { code: 'short-rows', rows: 'many' }],
])('a note %s is shown as it was kept', (_, fact) => {
  const kept: unknown = {
    level: 'info',
    message: 'As it was kept.',
    ...(fact === undefined ? {} : { fact }),
  };
  const note: ImportNote = importNoteSchema.parse(kept);
  expect(noteGerman.sentence(note)).toBe('As it was kept.');
});

test('a warning of an older profile is shown as it was kept', () => {
  const old = { kind: 'empty-column', column: 'a', count: 3, message: 'a holds no value in any row.' };
  const warning: QualityWarning = qualityWarningSchema.parse(old);
  expect(warning).toEqual(old);
  expect(warningGerman.sentence(warning)).toBe(old.message);
});

test('a warning is said in German with days as they are written here', () => {
  const warning: QualityWarning = {
    kind: 'suspicious-dates',
    count: 3,
    message: '',
    fact: {
      code: 'far-future',
      rows: { count: 3, of: 2500, isAbout: true },
      column: 'due',
      last: '2999-12-31',
    },
  };
  expect(warningGerman.sentence(warning)).toMatch(
    /^Etwa 3 von 2\D?500 Zeilen liegen nach due weit in der Zukunft, bis .*2999.*\.$/,
  );
});

test('a file that is refused says why in German too', () => {
  const { message, advice, fact } = refusedFile({ code: 'known', fileName: 'a.csv', kind: 'png' });
  expect(message).toBe('a.csv is a PNG image, which cannot be opened here.');
  expect(stateWords.datasets.refused({ message, advice, fact })).toEqual({ message, advice });
  expect(stateGerman.datasets.refused({ message, advice, fact })).toEqual({
    message: 'a.csv ist ein PNG-Bild und lässt sich hier nicht öffnen.',
    advice: 'Legen Sie stattdessen eine Datei mit Daten ab.',
  });
  expect(stateGerman.datasets.refused({ message, advice })).toEqual({ message, advice });
});

test('an archive of which nothing is read says of its first files why, in German too', () => {
  const { message, advice, fact } = refusedFile({
    code: 'barren-archive',
    ...{ files: 700, read: 500 },
    left: [{ code: 'blank' }, { code: 'known', fileName: 'a.csv', kind: 'png' }],
    locked: ['b.csv'],
  });
  expect(message).toBe(
    'The archive holds 700 files; none of the first 500 can be opened here. The file holds nothing but blanks and line ends. a.csv is a PNG image, which cannot be opened here. "b.csv" is encrypted in the archive.',
  );
  expect(advice).toMatch(/^Check that the program/);
  expect(stateGerman.datasets.refused({ message, advice, fact })).toEqual({
    message:
      'Das Archiv enthält 700 Dateien; keine der ersten 500 lässt sich hier öffnen. Die Datei enthält nur Leerraum und Zeilenenden. a.csv ist ein PNG-Bild und lässt sich hier nicht öffnen. „b.csv“ ist im Archiv verschlüsselt.',
    advice: expect.stringMatching(/^Prüfen Sie, ob das Programm/) as string,
  });
});

test('a note on a file of an archive that was refused says why in German, and as it was kept where that is not known', () => {
  const { message, fact } = refusedFile({ code: 'blank' });
  const note = warningNote({ code: 'refused-member', path: 'a.csv', reason: message, why: fact });
  expect(importNoteSchema.parse(structuredClone(note))).toEqual(note);
  expect(noteGerman.sentence(note)).toBe(
    '„a.csv“ wurde ausgelassen: Die Datei enthält nur Leerraum und Zeilenenden.',
  );
  const older = warningNote({ code: 'refused-member', path: 'a.csv', reason: message });
  expect(noteGerman.sentence(older)).toBe(`„a.csv“ wurde ausgelassen: ${message}`);
});
