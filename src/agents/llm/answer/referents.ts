import type { Subject } from '../../../core/agent.ts';
import type { Sources } from '../../origin.ts';
import type { NamedFinding } from '../disclosure/tell-result.ts';

/** What references of an answer can lead to. */
export interface Referents {
  readonly named: readonly NamedFinding[];
  readonly subjects: readonly Subject[];
  readonly question: string;
}

export function sourcesOf({ named, subjects, question }: Referents): Sources {
  return {
    findings: named.map(({ finding }) => finding),
    profiles: subjects.map(({ profile }) => profile),
    question,
  };
}
