import type { ImportNote } from './dataset.ts';
import type { ImportFact } from './import-fact.ts';
import { importSentences } from './import-sentences.ts';
import { sentenceOf } from './sentence.ts';

export function infoNote(fact: ImportFact): ImportNote {
  return note('info', fact);
}

export function warningNote(fact: ImportFact): ImportNote {
  return note('warning', fact);
}

function note(level: ImportNote['level'], fact: ImportFact): ImportNote {
  return {
    level,
    message: sentenceOf(importSentences, fact),
    ...('column' in fact ? { column: fact.column } : {}),
    fact,
  };
}
