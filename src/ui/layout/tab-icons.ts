import { Code, Dna, Lightbulb, ListTree, type LucideIcon, Table2 } from 'lucide-react';
import type { SideTab } from '../../state/workspace.ts';

export const tabIcons: Readonly<Record<SideTab, LucideIcon>> = {
  dna: Dna,
  code: Code,
  results: Table2,
  insights: Lightbulb,
  trace: ListTree,
};
