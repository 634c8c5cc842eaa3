import type { DetectionFact } from './detection-fact.ts';
import type { KnownDetection } from './import-report.ts';
import { type Sentences, sentenceOf } from './sentence.ts';

const relations = { table: 'table', view: 'view', virtual: 'virtual table' };
const records = { objects: 'objects', lists: 'lists of cells', values: 'single values' };

const detectionSentences: Sentences<DetectionFact> = {
  'row-range': ({ first, last }) => `${first} to ${last}`,
  'header-rows': ({ rows }) => (rows.length === 0 ? 'none' : `row ${rows.join(' and ')}`),
  'since-1904': () => 'counted from 1904',
  relation: ({ kind, name }) => `${relations[kind]} ${name}`,
  uncompressed: () => 'none',
  'checked-pages': ({ pages }) =>
    pages === 1 ? '1 page, as it was written' : `${pages.toLocaleString('en')} pages, all as written`,
  records: ({ kind }) => records[kind],
  'lines-left-out': ({ lines }) =>
    lines === 1 ? '1 line left out' : `${lines.toLocaleString('en')} lines left out`,
  'lines-kept': () => 'rows of the table',
  arrow: ({ kind }) => (kind === 'file' ? 'Arrow file (Feather 2)' : 'Arrow stream'),
};

/** A detection whose value every language says in its own words. */
export function detected(name: KnownDetection['name'], fact: DetectionFact): KnownDetection {
  return { name, value: sentenceOf(detectionSentences, fact), fact };
}
