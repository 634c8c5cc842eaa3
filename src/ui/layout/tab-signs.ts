import { Code, Dna, Lightbulb, ListTree, type LucideIcon, Table2 } from 'lucide-react';
import type { SideTab } from '../../state/workspace.ts';

export const tabSigns: Readonly<Record<SideTab, { readonly name: string; readonly icon: LucideIcon }>> = {
  dna: { name: 'Data DNA', icon: Dna },
  code: { name: 'Code', icon: Code },
  results: { name: 'Results', icon: Table2 },
  insights: { name: 'Insights', icon: Lightbulb },
  trace: { name: 'Trace', icon: ListTree },
};
