/** Whether the cells of a line are drawn of dashes: "--- | ---:", "+----+------+", "=====". */
export function isRuled(cells: readonly string[]): boolean {
  return cells.every((cell) => /^[-+=:|]*[-=]{2}[-+=:|]*$/.test(cell.trim()));
}
