import type { codeEditorWords } from './words.ts';

export const codeEditorGerman: typeof codeEditorWords = {};
