import type { Language as Grammar, HLJSApi } from 'highlight.js';
import python from 'highlight.js/lib/languages/python';
import standardSql from 'highlight.js/lib/languages/sql';
import { createLowlight } from 'lowlight';
import type { Finding } from '../../core/finding.ts';

export type Language = Finding['language'];

/** A stretch of code; `kind` is the grammar's name for it, `keyword` say. */
export interface Token {
  readonly text: string;
  readonly kind: string | undefined;
}

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type TreeNode = Tree['children'][number];

/** Words of DuckDB that the standard does not have. */
const duckDbWords = ['limit', 'offset', 'ilike', 'qualify', 'pivot', 'unpivot', 'exclude', 'replace'];

const grammars = createLowlight({ sql: duckDbSql, python });

function duckDbSql(hljs: HLJSApi): Grammar {
  const grammar = standardSql(hljs);
  const { keywords } = grammar;
  if (typeof keywords !== 'object' || Array.isArray(keywords)) return grammar;
  const standard = Array.isArray(keywords.keyword) ? keywords.keyword : [];
  return { ...grammar, keywords: { ...keywords, keyword: [...standard, ...duckDbWords] } };
}

export function highlight(code: string, language: Language): readonly Token[] {
  return grammars.highlight(language, code).children.flatMap((node) => tokensOf(node, undefined));
}

function tokensOf(node: TreeNode, kind: string | undefined): readonly Token[] {
  if (node.type === 'text') return [{ text: node.value, kind }];
  if (node.type !== 'element') return [];
  const { className } = node.properties;
  const own = Array.isArray(className) ? String(className[0]).replace('hljs-', '') : kind;
  return node.children.flatMap((child) => tokensOf(child, own));
}
