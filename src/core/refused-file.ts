import { IngestError } from './error.ts';
import type { FileFact, KnownFileKind, Refused } from './file-fact.ts';
import { type Sentences, sentenceOf } from './sentence.ts';

export function refusedFile(fact: FileFact): IngestError {
  const { message, advice } = sentenceOf(sentences, fact);
  return new IngestError(message, { advice, line: 'line' in fact ? fact.line : undefined, fact });
}

const saveAgain = 'Open it in the program that made it, save it again, and drop that file.';

const sentences: Sentences<FileFact, Refused> = {
  empty: () => ({
    message: 'The file is empty: it holds 0 bytes.',
    advice: 'Save or download it again, and check that the program that writes it has finished.',
  }),
  blank: () => ({
    message: 'The file holds nothing but blanks and line ends.',
    advice: 'Check that the program that wrote it had data to write, and save it again.',
  }),
  known: ({ fileName, kind }) => ({
    message: `${fileName} is ${kinds[kind].looksLike}, which cannot be opened here.`,
    advice: kinds[kind].advice,
  }),
  'not-text': ({ fileName }) => ({
    message: `${fileName} does not hold text, but something that only another program can read.`,
    advice: 'Export your data as CSV, Excel, Parquet or JSON and drop that file.',
  }),
  document: ({ fileName }) => ({
    message: `${fileName} is a document or a presentation, which cannot be opened here.`,
    advice: 'Copy its table into a spreadsheet, save that, and drop it.',
  }),
  'no-room': () => ({
    message: 'The file must be written anew to be read, and the browser has no room for the copy.',
    advice: 'Make room on the disk, or save the file as UTF-8 with evenly filled rows, and drop it again.',
  }),

  'json-encoding': () => ({
    message: 'The JSON file is not in UTF-8, as JSON has to be.',
    advice: 'Save it in UTF-8: most text editors offer that under "Save as".',
  }),
  'json-invalid': ({ line, reason }) => ({
    message: `The file is no valid JSON at line ${line}${reason === undefined ? '' : `: ${reason}`}.`,
    advice:
      'Look at that line in a text editor, or let a JSON checker find the place, and write the file again.',
  }),
  'json-cut-off': ({ line }) => ({
    message: `The JSON file ends within the value that begins in line ${line}.`,
    advice: 'Check that it was written, copied or downloaded to its end.',
  }),
  'json-deep': ({ line, levels }) => ({
    message: `The JSON file is nested more than ${levels} levels deep at line ${line}.`,
    advice: 'Such a file is no table. Write its records as a list of objects, and drop that.',
  }),

  'json-wide': ({ line, most }) => ({
    message: `The record that begins in line ${line} has more than ${most.toLocaleString('en')} values.`,
    advice: 'Write one record for each of them, as a list of objects, and drop that.',
  }),
  'json-long': ({ line, megabytes }) => ({
    message: `The value that begins in line ${line} is longer than ${megabytes} MB.`,
    advice: 'Write the records one to a line (NDJSON), or as one list of objects, and drop that.',
  }),

  'long-line': ({ line, millions }) => ({
    message: `Line ${line} is longer than ${millions} million characters: it is no row of a table.`,
    advice: 'Look at that line in a text editor: a line end or a closing quote may be missing.',
  }),
  'endless-line': ({ megabytes }) => ({
    message: `Line 1 does not end within its first ${megabytes} MB: this is no table of rows.`,
    advice: 'Check that the program that wrote it puts each row in a line of its own.',
  }),
  'wide-line': ({ line, values, most }) => ({
    message: `Line ${line} has ${values.toLocaleString('en-GB')} values; a table can have ${most.toLocaleString('en-GB')} columns here.`,
    advice: 'Keep the columns that you need, or turn the table so that its columns become rows.',
  }),
  'no-table': ({ line, reason }) => ({
    message: `The file could not be read as a table${line === undefined ? '' : ` at line ${line}`}${reason === undefined ? '' : `: ${reason}`}.`,
    advice:
      'Look at that line in a text editor: each row should have its values between the same delimiters.',
  }),

  'empty-workbook': () => ({
    message: 'The workbook holds no cell with anything in it.',
    advice: 'Check that the right file was saved, with its data, and drop that.',
  }),
  'locked-workbook': () => ({
    message: 'The workbook is protected by a password, so what it holds cannot be read.',
    advice:
      'Open it with its password, save it without one ("Encrypt with password" in Excel), and drop that file.',
  }),
  'broken-sheet': () => ({
    message: 'The workbook is damaged: one of its sheets breaks off or is not well-formed.',
    advice: saveAgain,
  }),
  'missing-texts': () => ({
    message: 'The workbook is damaged: its cells refer to texts that are missing in the file.',
    advice: saveAgain,
  }),
  'large-sheet': ({ sheet }) => ({
    message: `The sheet "${sheet}" has more cells than fit in the memory of a browser's tab.`,
    advice: 'Save the sheet as CSV, and drop that file: it is read without being held in memory.',
  }),
  'large-workbook': ({ megabytes }) => ({
    message: `The workbook is larger than ${megabytes} MB, more than can be held at once.`,
    advice: 'Save it as .xlsx, or its sheets as CSV, and drop that: those are read piece by piece.',
  }),
  'cell-beyond-sheet': () => ({
    message: 'A cell stands beyond row 1,048,576 or column 16,384, where no sheet reaches.',
    advice:
      'Open the workbook in the program that made it, save it again, and drop that file; or save it as CSV.',
  }),
  'repeated-cells': () => ({
    message: 'A sheet repeats its rows or columns into more cells than can be held here.',
    advice: 'Remove the rows and columns that are only filled down, or save the sheet as CSV, and drop that.',
  }),

  'damaged-gzip': () => ({
    message: 'The compressed file is damaged or incomplete: it cannot be unpacked.',
    advice: 'Download or copy the file again, or unpack it yourself and drop what is inside.',
  }),
  'locked-archive': () => ({
    message: 'The archive is protected by a password.',
    advice: 'Unpack it with its password, and drop the files inside.',
  }),
  'nested-archive': () => ({
    message: 'It is an archive within an archive.',
    advice: 'Unpack the outer archive, and drop the inner one.',
  }),
  'barren-archive': ({ files, read, left, locked }) => ({
    message: [
      files > read
        ? `The archive holds ${files} files; none of the first ${read} can be opened here.`
        : 'The archive holds no file that can be opened here.',
      ...left.map((fact) => sentenceOf(sentences, fact).message),
      ...locked.map((path) => `"${path}" is encrypted in the archive.`),
    ].join(' '),
    advice:
      left[0] === undefined
        ? 'Look at what is inside, and put the files of data into the archive, or drop them as they are.'
        : sentenceOf(sentences, left[0]).advice,
  }),

  'large-database': ({ gigabytes }) => ({
    message: `The database is larger than ${gigabytes} GB, more than can be held here at once.`,
    advice: 'Export the tables that you need as CSV or Parquet, and drop those.',
  }),
  'no-database': () => ({
    message: 'The file is no SQLite database, or it is encrypted.',
    advice: 'If it is encrypted, save a copy without encryption (sqlcipher_export, say), and drop that.',
  }),
  'no-database-tables': () => ({
    message: 'The database holds no table that can be read.',
    advice: 'Check that it is the right file, and that its "-wal" file has been written back into it.',
  }),
  'damaged-database': ({ reason }) => ({
    message: `The database is damaged or cannot be read (${reason}).`,
    advice: 'Repair it with "sqlite3 file.db .recover", or export its tables as CSV, and drop that.',
  }),

  'encrypted-parquet': () => ({
    message: 'The Parquet file is encrypted.',
    advice: 'Write it without encryption, or as CSV, with the program that has the key, and drop that.',
  }),
  'cut-off-arrow': () => ({
    message: 'The Arrow file is cut off: it ends within a message.',
    advice: 'Check that the program that writes it has finished, and copy or download it again.',
  }),
  'old-feather': () => ({
    message: 'The file is of the first version of Feather, which is out of use since 2020.',
    advice:
      'Write it again with a newer program (pyarrow 0.17 or later writes version 2), or as Parquet or CSV.',
  }),
  'no-message': ({ byte }) => ({
    message: `The Arrow file is damaged at byte ${byte}: no message begins there.`,
    advice: 'Write or download it again, and check that the program that writes it has finished.',
  }),
  'unknown-types': ({ reason }) => ({
    message: `The file holds a type of values that cannot be read here (${reason}).`,
    advice: 'Write its columns as plain numbers, dates and texts, and drop the file again.',
  }),
  'union-column': ({ column }) => ({
    message: `Column "${column}" holds values of several types side by side (a union), which no column of a table does.`,
    advice: 'Write it as one column for each type, or as text, and drop the file again.',
  }),
  'unreadable-column': ({ column }) => ({
    message: `Column "${column}" has a type that cannot be read here.`,
    advice: 'Leave that column out, or write it as text or numbers, and drop the file again.',
  }),
  'far-times': ({ column }) => ({
    message: `Column "${column}" holds a time too far from now for a timestamp.`,
    advice: 'Leave that column out, or write it as text, and drop the file again.',
  }),
  'nested-times': ({ column, kind }) => ({
    message: `"${column}" holds ${kind === 'INT96' ? 'timestamps of an old kind (INT96)' : 'intervals'} inside of other values, which cannot be read exactly.`,
    advice: 'Write it as a column of its own, as text or as numbers, and drop the file again.',
  }),
  'no-progress': ({ seconds }) => ({
    message: `Reading the file did not get on for ${seconds} s, so it was stopped.`,
    advice: 'The file may be damaged. Write it again, in parts if it is large, or as CSV.',
  }),

  'damaged-parquet': ({ what }) => ({
    message: `The Parquet file is damaged: ${what}.`,
    advice: 'Check that it was downloaded or copied to its end, and write it again.',
  }),
  'damaged-arrow': ({ what }) => ({
    message: `The Arrow file is damaged: ${what}.`,
    advice: 'Write or download it again, and check that the program that writes it has finished.',
  }),
  'no-workbook': ({ what }) => ({
    message: `The file is no workbook, or is damaged (${what}).`,
    advice: 'Open it in the program that made it, save it as .xlsx, and drop that file.',
  }),
  'no-sheet-list': () => ({
    message: 'The workbook is damaged: its list of sheets is missing.',
    advice: saveAgain,
  }),
  'damaged-archive': ({ what }) => ({
    message: `The file is a ZIP archive inside, and it is damaged or incomplete${what === undefined ? '' : ` (${what})`}.`,
    advice: 'Download or copy it again, or save it again in the program that made it.',
  }),
  'broken-reader': ({ what = 'what is in it made its reader give up' }) => ({
    message: `The file is damaged, or holds what cannot be read here: ${what}.`,
    advice: 'Write or download it again. If it opens in another program, save it as CSV there and drop that.',
  }),
  bomb: ({ of, most }) => ({
    message: `The ${of === 'gzip' ? 'compressed file' : 'file'} unpacks to more than ${most.unit === 'GB' ? `${most.number.toFixed(0)} GB` : `${most.number} times its size, which no ${of === 'gzip' ? 'table' : 'data'} does`}, so unpacking was stopped.`,
    advice: 'Unpack it yourself, look at what is inside, and drop that (in parts, if it is large).',
  }),
  'many-members': ({ most }) => ({
    message: `The archive holds more than ${most.toLocaleString('en')} files.`,
    advice: 'Unpack it, and drop the files that you need.',
  }),
  'many-tables': ({ most }) => ({
    message: `The file holds more than ${most} tables.`,
    advice: 'Save those that you need in a file of their own, and drop that.',
  }),
  'many-columns': ({ format, columns, most }) => ({
    message: `The ${format} file ${format === 'JSON' ? 'would need' : 'has'} ${columns} columns; at most ${most} can be read.`,
    advice:
      format === 'JSON'
        ? 'Write each record with the same few names, and drop that.'
        : 'Write a file with the columns that you need, and drop that.',
  }),
  'odd-types': ({ tables, reason }) => ({
    message: `The file could not become ${tables === 'one' ? 'a table' : 'tables'}: ${reason}`,
    advice: `${tables === 'one' ? 'Write the file' : 'Save the data'} with plainer types (numbers, text, dates), or as CSV, and drop that.`,
  }),
  'lost-rows': ({ declared, read }) => ({
    message: `The file declares ${declared} rows, but ${read} could be read.`,
    advice: 'It is damaged or was not written to its end: write or download it again.',
  }),
  'lost-part': ({ part, rows, arrived }) => ({
    message: `${part} has ${rows} rows, and ${arrived} of them arrived.`,
    advice: 'Nothing was changed. Open the files again and combine them then.',
  }),
};

const dropData = 'Drop a file of data instead.';
const unpackFiles = 'Unpack it, and drop the files inside.';
const unpackFile = 'Unpack it, and drop the file inside.';

const kinds: Readonly<Record<KnownFileKind, { readonly looksLike: string; readonly advice: string }>> = {
  pdf: {
    looksLike: 'a PDF document',
    advice: 'Copy its table into a spreadsheet, save that as CSV, and drop it.',
  },
  png: { looksLike: 'a PNG image', advice: dropData },
  jpeg: { looksLike: 'a JPEG image', advice: dropData },
  gif: { looksLike: 'a GIF image', advice: dropData },
  'empty-zip': { looksLike: 'an empty ZIP archive', advice: 'Drop a CSV file instead.' },
  '7-zip': { looksLike: 'a 7-Zip archive', advice: unpackFiles },
  rar: { looksLike: 'a RAR archive', advice: unpackFiles },
  zstandard: { looksLike: 'a Zstandard archive', advice: unpackFile },
  xz: { looksLike: 'an XZ archive', advice: unpackFile },
  bzip2: { looksLike: 'a bzip2 archive', advice: unpackFile },
  'twice-compressed': {
    looksLike: 'compressed twice',
    advice: 'Unpack it once, and drop the file inside.',
  },
};
