/** What the demo data says, so that the example on the start page is true. Rows and failed rows, highest rate first. */
export const specimenFigures = [
  { label: '18-25', count: 62_557, failed: 4847 },
  { label: '56+', count: 19_829, failed: 652 },
  { label: '26-35', count: 80_139, failed: 2538 },
  { label: '46-55', count: 32_279, failed: 976 },
  { label: '36-45', count: 55_196, failed: 1577 },
] as const;
