import { daysFrom, type HourSlot, hoursOfYear } from './calendar.ts';
import {
  type AgeGroup,
  ageGroups,
  type Bank,
  banks,
  type Effects,
  type Network,
  networks,
  plantedEffects,
} from './effects.ts';
import { chooser, drawDistinct, type Random, randomFrom } from './random.ts';

export interface TransactionPlan {
  readonly rows: number;
  readonly seed: number;
  readonly effects: Effects;
}

/** What `public/demo/transactions.csv.gz` holds. */
export const demoPlan: TransactionPlan = { rows: 250_000, seed: 7, effects: plantedEffects };

/** A synthetic payment in 2024. An empty string is a missing value. */
export interface Transaction {
  readonly transaction_id: string;
  /** `YYYY-MM-DD HH:MM:SS` */
  readonly timestamp: string;
  /** Whole rupees. */
  readonly amount: number;
  readonly transaction_type: string;
  readonly category: string;
  readonly age_group: AgeGroup;
  readonly device: string;
  readonly network: Network;
  readonly bank: Bank;
  readonly state: string;
  readonly processing_ms: number;
  readonly status: 'SUCCESS' | 'FAILED';
  readonly is_fraud: 0 | 1;
}

const transactionColumns = [
  'transaction_id',
  'timestamp',
  'amount',
  'transaction_type',
  'category',
  'age_group',
  'device',
  'network',
  'bank',
  'state',
  'processing_ms',
  'status',
  'is_fraud',
] as const satisfies readonly (keyof Transaction)[];

const chooseType = chooser([
  ['P2M', 52],
  ['P2P', 30],
  ['Bill Payment', 11],
  ['Recharge', 7],
]);
const chooseMerchantCategory = chooser([
  ['Groceries', 27],
  ['Food', 22],
  ['Shopping', 17],
  ['Fuel', 11],
  ['Travel', 8],
  ['Health', 6],
  ['Entertainment', 6],
  ['Education', 3],
]);
const chooseAgeGroup = chooser(pairUp(ageGroups, [25, 32, 22, 13, 8]));
const chooseBank = chooser(pairUp(banks, [25, 18, 15, 12, 10, 8, 7, 5]));
const chooseNetwork = chooser(pairUp(networks, [33, 45, 16, 6]));
const chooseDevice = chooser([
  ['Android', 74],
  ['iOS', 21],
  ['Web', 5],
]);
const chooseState = chooser([
  ['Maharashtra', 17],
  ['Uttar Pradesh', 13],
  ['Karnataka', 13],
  ['Tamil Nadu', 11],
  ['Delhi', 11],
  ['Telangana', 10],
  ['Gujarat', 9],
  ['Rajasthan', 6],
  ['Kerala', 6],
  ['Bihar', 4],
]);

/** Typical size of a category's amounts, times that of all. */
const amountScales: Readonly<Record<string, number>> = {
  Transfer: 1.6,
  Utilities: 1.3,
  Mobile: 0.35,
  Groceries: 0.7,
  Food: 0.45,
  Shopping: 1.5,
  Fuel: 0.9,
  Travel: 2.2,
  Health: 1.2,
  Entertainment: 0.8,
  Education: 4,
};

/** Share of amounts below; between the points the amount grows evenly. No logarithm: engines round those differently. */
const amountQuantiles = [
  [0, 10],
  [0.1, 70],
  [0.25, 160],
  [0.5, 380],
  [0.7, 760],
  [0.85, 1600],
  [0.95, 4200],
  [0.99, 12_000],
  [1, 45_000],
] as const;

/** All transactions of a plan in the order of time, an hour at a time. Duplicates stand behind the row they repeat. */
export function* transactions(plan: TransactionPlan): Generator<readonly Transaction[], void> {
  const { rows, seed, effects } = plan;
  const duplicateCount = Math.round(rows * effects.duplicateShare);
  const originalCount = rows - duplicateCount;
  const repeated = drawDistinct(randomFrom(seed + 1), duplicateCount, originalCount);
  const random = randomFrom(seed);
  const draw = transactionDrawer(effects);
  let index = 0;
  for (const slot of hoursOfYear(originalCount, effects.weekend.volumeFactor)) {
    const batch: Transaction[] = [];
    for (const second of secondsWithin(slot, random)) {
      const transaction = draw(random, index, slot, second);
      batch.push(transaction);
      if (repeated.has(index)) batch.push(transaction);
      index += 1;
    }
    if (batch.length > 0) yield batch;
  }
}

/** The same as CSV text, in pieces of whole lines; the first is the header. */
export function* transactionCsv(plan: TransactionPlan): Generator<string, void> {
  yield `${transactionColumns.join(',')}\n`;
  for (const batch of transactions(plan)) yield batch.map(csvLine).join('');
}

function csvLine(transaction: Transaction): string {
  return `${transactionColumns.map((column) => transaction[column]).join(',')}\n`;
}

type DrawTransaction = (random: Random, index: number, slot: HourSlot, second: number) => Transaction;

function transactionDrawer(effects: Effects): DrawTransaction {
  const badDays = daysFrom(effects.badWeek.firstDay, effects.badWeek.days);
  return (random, index, slot, second) => {
    const type = chooseType(random);
    const category = categoryOf(type, random);
    const amount = drawAmount(random, category, slot, effects);
    const ageGroup = chooseAgeGroup(random);
    const device = random() < effects.missingShares.device ? '' : chooseDevice(random);
    const network = chooseNetwork(random);
    const bank = chooseBank(random);
    const state = random() < effects.missingShares.state ? '' : chooseState(random);
    const isBadDay = bank === effects.badWeek.bank && badDays.has(slot.day);
    const fails = random() < (isBadDay ? effects.badWeek.failureRate : effects.failureRates[ageGroup]);
    return {
      transaction_id: `T${String(index + 1).padStart(7, '0')}`,
      timestamp: timestampOf(slot, second),
      amount,
      transaction_type: type,
      category: spell(category, random, effects),
      age_group: ageGroup,
      device,
      network,
      bank,
      state,
      processing_ms: drawProcessingMs(random, network, fails, effects),
      status: fails ? 'FAILED' : 'SUCCESS',
      is_fraud: random() < fraudRate(amount, slot.hour, effects) ? 1 : 0,
    };
  };
}

function categoryOf(type: string, random: Random): string {
  if (type === 'P2P') return 'Transfer';
  if (type === 'Bill Payment') return 'Utilities';
  if (type === 'Recharge') return 'Mobile';
  return chooseMerchantCategory(random);
}

function drawAmount(random: Random, category: string, slot: HourSlot, effects: Effects): number {
  const factor = (amountScales[category] ?? 1) * (slot.isWeekend ? effects.weekend.amountFactor : 1);
  return Math.max(1, Math.round(amountAt(random()) * factor));
}

function amountAt(share: number): number {
  const above = amountQuantiles.findIndex(([point]) => point > share);
  const [highShare, high] = amountQuantiles[above] ?? [1, 45_000];
  const [lowShare, low] = amountQuantiles[above - 1] ?? [0, 10];
  return low + ((high - low) * (share - lowShare)) / (highShare - lowShare);
}

/** In steps of 10 ms, around the network's typical time: half to twice as long. */
function drawProcessingMs(random: Random, network: Network, fails: boolean, effects: Effects): number {
  const typical = effects.processing.msByNetwork[network] * (fails ? effects.processing.failedFactor : 1);
  const spread = 0.6 + 0.4 * (random() + random());
  return Math.round((typical * spread) / 10) * 10;
}

function fraudRate(amount: number, hour: number, { fraud }: Effects): number {
  const isLarge = amount >= fraud.largeAmount;
  if (hour < fraud.nightEndsAtHour) return isLarge ? fraud.largeAtNightRate : fraud.nightRate;
  return isLarge ? fraud.largeRate : fraud.rate;
}

function spell(category: string, random: Random, { misspelling }: Effects): string {
  if (category !== misspelling.category) return category;
  return random() < misspelling.share ? misspelling.spelling : category;
}

function secondsWithin(slot: HourSlot, random: Random): Float64Array {
  return Float64Array.from({ length: slot.count }, () => Math.floor(random() * 3600)).sort();
}

function timestampOf({ day, hour }: HourSlot, second: number): string {
  return `${day} ${twoDigits(hour)}:${twoDigits(Math.floor(second / 60))}:${twoDigits(second % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function pairUp<T>(choices: readonly T[], weights: readonly number[]): (readonly [T, number])[] {
  return choices.map((choice, index) => [choice, weights[index] ?? 0]);
}
