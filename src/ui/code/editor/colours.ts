import { pythonLanguage } from '@codemirror/lang-python';
import type { Language as Grammar } from '@codemirror/language';
import { type Highlighter, type Tag, tagHighlighter, tags } from '@lezer/highlight';
import type { Language } from '../language.ts';
import { duckDb } from './duckdb-dialect.ts';

interface ClassedTags {
  readonly tag: Tag | readonly Tag[];
  readonly class: string;
}

/** Names of classes; `code-block.css` says their colours, in both themes. */
const common: readonly ClassedTags[] = [
  { tag: tags.keyword, class: 'code-keyword' },
  { tag: [tags.string, tags.character], class: 'code-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'code-number' },
  { tag: tags.typeName, class: 'code-name' },
  { tag: tags.comment, class: 'code-comment' },
];

/** In SQL what stands in double quotes is a name, and no text. */
const ofSql: readonly ClassedTags[] = [
  { tag: tags.special(tags.string), class: 'code-quoted' },
  { tag: tags.standard(tags.name), class: 'code-name' },
];

const ofPython: readonly ClassedTags[] = [
  { tag: [tags.function(tags.definition(tags.variableName)), tags.className], class: 'code-name' },
  { tag: tags.escape, class: 'code-number' },
  { tag: tags.meta, class: 'code-name' },
];

export const colours: Readonly<Record<Language, Highlighter>> = {
  sql: tagHighlighter([...common, ...ofSql]),
  python: tagHighlighter([...common, ...ofPython]),
};

export const grammars: Readonly<Record<Language, Grammar>> = {
  sql: duckDb.language,
  python: pythonLanguage,
};
