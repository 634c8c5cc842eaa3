/** What is in `public/demo/transactions.csv.gz`, counted. Rates are fractions. */
export const demoFacts = {
  rowCount: 250_000,
  failedCount: 10_590,
  failureRate: 0.04236,
  amountSum: 405_837_923,
  fraudCount: 210,
  duplicateRowCount: 125,
  missingDeviceCount: 2041,
  missingStateCount: 2985,
  misspeltCategoryCount: 371,
  ageGroups: {
    '18-25': { count: 62_557, failed: 4847 },
    '26-35': { count: 80_139, failed: 2538 },
    '36-45': { count: 55_196, failed: 1577 },
    '46-55': { count: 32_279, failed: 976 },
    '56+': { count: 19_829, failed: 652 },
  },
  badWeek: { bank: 'Banyan', from: '2024-08-12', until: '2024-08-19', count: 565, failed: 198 },
  weekend: { count: 85_103, amountSum: 155_108_490 },
  weekdays: { count: 164_897, amountSum: 250_729_433 },
  fraud: {
    largeAtNight: { count: 174, fraud: 47 },
    smallAtNight: { count: 6165, fraud: 19 },
    largeByDay: { count: 6914, fraud: 49 },
    smallByDay: { count: 236_747, fraud: 95 },
  },
} as const;
