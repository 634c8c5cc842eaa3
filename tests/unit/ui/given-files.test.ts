import { describe, expect, test } from 'vitest';
import { filesInFolders, hasFolder } from '../../../src/ui/layout/dropped-files.ts';
import { pastedFiles } from '../../../src/ui/layout/pasted-files.ts';

const endings = ['.csv', '.parquet'];

interface Tree {
  readonly [name: string]: string | Tree;
}

/** A file or folder as a browser hands it over; a folder gives its entries one at a time. */
function entryOf(name: string, content: string | Tree): FileSystemEntry {
  if (typeof content === 'string') {
    const file = (resolve: (file: File) => void) => resolve(new File([content], name));
    return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const pieces = Object.entries(content).map(([inside, what]) => [entryOf(inside, what)]);
    return { readEntries: (resolve: (piece: FileSystemEntry[]) => void) => resolve(pieces.shift() ?? []) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function dropped(tree: Tree): Pick<DataTransfer, 'items'> {
  const items = Object.entries(tree).map(([name, content]) => ({
    webkitGetAsEntry: () => entryOf(name, content),
  }));
  return { items } as unknown as DataTransfer;
}

const drop = (tree: Tree) => filesInFolders(dropped(tree), endings);

describe('what is dropped', () => {
  test('is known to hold a folder or not', () => {
    expect(hasFolder(dropped({ 'odd.xyz': 'x' }))).toBe(false);
    expect(hasFolder(dropped({ 'odd.xyz': 'x', year: {} }))).toBe(true);
  });

  test('is a folder: everything in it that can be opened, in the order of the names', async () => {
    const files = await drop({
      year: {
        'feb.csv': 'b',
        'jan.csv': 'a',
        'readme.md': '#',
        '.hidden.csv': 'x',
        deeper: { 'data.PARQUET': 'p', '.git': { 'x.csv': 'x' } },
      },
      'beside.csv': 'c',
    });
    expect(files.map(({ name }) => name)).toEqual(['data.PARQUET', 'feb.csv', 'jan.csv', 'beside.csv']);
  });

  test('is a folder with nothing to open: one file of it says why', async () => {
    expect((await drop({ notes: { 'a.md': 'a', 'b.md': 'b' } })).map(({ name }) => name)).toEqual(['a.md']);
  });
});

describe('what is pasted', () => {
  const namesOf = (text: string) =>
    pastedFiles({ files: [] as unknown as FileList, getData: () => text }).map(({ name }) => name);

  test.each([
    ['cells of a spreadsheet', 'plant\theight\nfern\t3\n', ['Pasted table.tsv']],
    ['lines with as many commas each', 'a,b\r\n1,2\r\n3,4', ['Pasted table.csv']],
    ['lines with as many semicolons each', 'a;b\n1,5;2\n', ['Pasted table.csv']],
    ['a sentence', 'What, then, is the average?', []],
    ['prose with commas', 'First, we look.\nThen we ask, and ask, and ask.\n', []],
    ['one line of cells', 'a\tb', []],
    ['nothing', '', []],
  ])('%s', (_, text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  test('files come before text', () => {
    const file = new File(['x'], 'x.csv');
    const clipboard = { files: [file] as unknown as FileList, getData: () => 'a\tb\nc\td' };
    expect(pastedFiles(clipboard)).toEqual([file]);
  });
});
