import { readersLocale } from './language/readers-locale.ts';

/** US dollars: cents, and finer where the amount is smaller than that. */
export function formatDollars(amount: number, locale?: string): string {
  if (amount > 0 && amount < 0.0001) return `< ${formatDollars(0.0001, locale)}`;
  const digits = amount === 0 || amount >= 0.1 ? 2 : 4;
  return new Intl.NumberFormat(locale ?? readersLocale(), {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(amount);
}
