import type { Finding } from '../../core/finding.ts';
import type { NamedFinding } from './disclosure/tell-result.ts';
import type { LlmPlan } from './plan.ts';

/** Findings by the names that models call them: `r1`, `r2` of queries, `p1` of Python, in the order they were made. */
export function nameFindings(
  findings: readonly Finding[],
  plan: Pick<LlmPlan, 'written'>,
): readonly NamedFinding[] {
  return findings.map((finding, at) => ({
    alias: aliasOf(finding, findings.slice(0, at)),
    finding,
    written: plan.written.get(finding.id) ?? finding.code,
  }));
}

function aliasOf({ language }: Finding, before: readonly Finding[]): string {
  const count = before.filter((each) => each.language === language).length + 1;
  return `${language === 'sql' ? 'r' : 'p'}${count}`;
}
