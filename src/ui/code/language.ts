import type { Finding } from '../../core/finding.ts';

export type Language = Finding['language'];
