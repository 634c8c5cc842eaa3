export const ageGroups = ['18-25', '26-35', '36-45', '46-55', '56+'] as const;
export type AgeGroup = (typeof ageGroups)[number];

/** Invented, so that no real bank has a bad week. */
export const banks = ['Meru', 'Sagar', 'Lotus', 'Banyan', 'Deccan', 'Coral', 'Kaveri', 'Monsoon'] as const;
export type Bank = (typeof banks)[number];

export const networks = ['5G', '4G', 'WiFi', '3G'] as const;
export type Network = (typeof networks)[number];

/** What is planted in the transactions, so that an analysis has something to find. Rates are fractions. */
export interface Effects {
  /** Chance that a transaction fails, apart from the bad week. */
  readonly failureRates: Readonly<Record<AgeGroup, number>>;
  /** A week in which one bank fails far more, whoever pays. */
  readonly badWeek: {
    readonly bank: Bank;
    /** `YYYY-MM-DD` */
    readonly firstDay: string;
    readonly days: number;
    readonly failureRate: number;
  };
  /** On Saturdays and Sundays there are `volumeFactor` times as many transactions a day, each `amountFactor` times as large. */
  readonly weekend: { readonly volumeFactor: number; readonly amountFactor: number };
  /** Large means an amount of at least `largeAmount`; night is from 00:00 until `nightEndsAtHour`. */
  readonly fraud: {
    readonly largeAmount: number;
    readonly nightEndsAtHour: number;
    readonly rate: number;
    readonly largeRate: number;
    readonly nightRate: number;
    readonly largeAtNightRate: number;
  };
  /** Typical milliseconds; a failed transaction takes `failedFactor` times as long. */
  readonly processing: {
    readonly msByNetwork: Readonly<Record<Network, number>>;
    readonly failedFactor: number;
  };
  /** Share of all rows that repeat another row in every column. */
  readonly duplicateShare: number;
  readonly missingShares: { readonly device: number; readonly state: number };
  /** A share of one category's rows spells it wrongly. */
  readonly misspelling: { readonly category: string; readonly spelling: string; readonly share: number };
}

export const plantedEffects: Effects = {
  failureRates: { '18-25': 0.0775, '26-35': 0.031, '36-45': 0.027, '46-55': 0.028, '56+': 0.033 },
  badWeek: { bank: 'Banyan', firstDay: '2024-08-12', days: 7, failureRate: 0.34 },
  weekend: { volumeFactor: 1.3, amountFactor: 1.2 },
  fraud: {
    largeAmount: 10_000,
    nightEndsAtHour: 5,
    rate: 0.0004,
    largeRate: 0.008,
    nightRate: 0.003,
    largeAtNightRate: 0.24,
  },
  processing: { msByNetwork: { '5G': 180, '4G': 320, WiFi: 250, '3G': 900 }, failedFactor: 3 },
  duplicateShare: 0.0005,
  missingShares: { device: 0.008, state: 0.012 },
  misspelling: { category: 'Groceries', spelling: 'Grocereis', share: 0.01 },
};
