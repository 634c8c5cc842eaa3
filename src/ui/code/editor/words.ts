export const codeEditorWords = {};
