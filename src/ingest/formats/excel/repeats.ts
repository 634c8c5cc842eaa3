import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import type { Member } from '../../archive.ts';
import { createByteScanner, latin } from './byte-scanner.ts';

/** Of a sheet, that hold something. */
const mostCells = 20_000_000;
/** Of anything: a sheet has 1,048,576 rows. */
const mostRepeats = 2 ** 21;

/** An OpenDocument sheet may say "a billion times this row" in a few letters; SheetJS would make them all. */
export async function refuseRepeats(content: Member): Promise<void> {
  let rowRepeats = 1;
  let inRow = 0;
  let cells = 0;
  const scanner = createByteScanner({
    start(name, bytes, from, to) {
      if (name !== 'table-row' && name !== 'table-cell' && name !== 'table-column') return;
      const attributes = latin(bytes, from, to);
      const [, times = '1'] = /number-(?:rows|columns)-repeated\s*=\s*["'](\d+)/.exec(attributes) ?? [];
      if (Number(times) > mostRepeats) throw tooMany();
      if (name === 'table-row') {
        rowRepeats = Number(times);
        inRow = 0;
      } else if (attributes.includes('value-type')) {
        inRow += Number(times);
      }
    },
    end(name) {
      if (name !== 'table-row') return;
      cells += rowRepeats * inRow;
      if (cells > mostCells) throw tooMany();
    },
    wantsText: () => false,
    text: () => undefined,
  });
  for await (const bytes of content.unpack()) scanner.push(bytes);
}

function tooMany(): IngestError {
  return refusedFile({ code: 'repeated-cells' });
}
