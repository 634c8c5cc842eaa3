import type { wheelWords } from './wheel-words.ts';

export const wheelGerman: typeof wheelWords = {
  installing: (fileName) => `${fileName} wird installiert`,
  installed: (name, version) =>
    `${name} ${version} kann importiert werden, bis diese Seite geschlossen wird.`,
  failed: (fileName, message) => `${fileName} wurde nicht installiert: ${message}`,
};
