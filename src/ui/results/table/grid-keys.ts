import { type Bounds, moved, type Selected, type Spot } from './selection.ts';

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a key does in the grid. */
export type GridAct =
  | { readonly act: 'go'; readonly to: Spot; readonly isExtending: boolean }
  | { readonly act: 'select-all' | 'copy' | 'menu' | 'open' | 'leave' }
  | { readonly act: 'sort'; readonly isMore: boolean };

/** As in the grid pattern of the ARIA guide; `undefined` for keys that are not the grid's. */
export function gridAct(pressed: PressedKey, selected: Selected | null, bounds: Bounds): GridAct | undefined {
  const { key, shiftKey, altKey } = pressed;
  const isWide = pressed.ctrlKey || pressed.metaKey;
  const spot = selected?.head ?? { row: -1, column: 0 };
  if ((altKey && key === 'ArrowDown') || key === 'ContextMenu' || (shiftKey && key === 'F10')) {
    return { act: 'menu' };
  }
  if (altKey) return undefined;
  const to = moved(spot, { key, isWide }, bounds);
  if (to !== undefined) return { act: 'go', to, isExtending: shiftKey && to.row >= 0 };
  if (isWide) return wideAct(key, selected);
  if (key === 'Enter' || key === ' ' || key === 'F2') {
    return spot.row < 0 ? { act: 'sort', isMore: shiftKey } : { act: 'open' };
  }
  return key === 'Escape' && selected !== null ? { act: 'leave' } : undefined;
}

function wideAct(key: string, selected: Selected | null): GridAct | undefined {
  if (key === 'a') return { act: 'select-all' };
  return key === 'c' && selected !== null ? { act: 'copy' } : undefined;
}
