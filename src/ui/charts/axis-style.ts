/** What all axes share: quiet, without ticks of their own. */
export const quietAxis = {
  tickLine: false,
  axisLine: false,
  tick: { fill: 'var(--text-3)', fontSize: 12 },
} as const;

export const zeroLine = { stroke: 'var(--line-strong)' } as const;

export const gridStyle = { stroke: 'var(--chart-grid)' } as const;

export const baselineStyle = { stroke: 'var(--text-2)', strokeDasharray: '4 3', strokeWidth: 1 } as const;

export const labelStyle = { fill: 'var(--text-2)', fontSize: 12 } as const;

/** The name of a line that stands, at its upper end. */
export const nameAbove = { position: 'top', ...labelStyle } as const;

/** Pixels that text of this length takes at 12 px, within bounds. */
export function textWidth(longest: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.ceil(longest * 7) + 14));
}
