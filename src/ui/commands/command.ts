import type { LucideIcon } from 'lucide-react';
import type { Chord } from './chord.ts';

export const commandGroups = ['ask', 'show', 'data', 'settings', 'help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something that can be done from anywhere: in the palette, and by its keys where it has some. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly chord?: Chord;
  /** Other words that it is looked for by. */
  readonly alsoCalled?: string;
  readonly run: () => void;
}
