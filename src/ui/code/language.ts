import type { Finding } from '../../core/finding.ts';

export type Language = Finding['language'];

export const languageNames: Readonly<Record<Language, string>> = { sql: 'SQL', python: 'Python' };
