import type { ModelSettings, ModelUse } from '../../core/model-settings.ts';

/** What one request and its answer took. */
export interface Spent {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly isEstimated: boolean;
}

export interface Meter {
  /** One try over HTTP. */
  sent(bytes: number): void;
  spent(spent: Spent): void;
  use(): ModelUse;
  /** US dollars, of what has a price. */
  knownCost(): number;
}

const perMillion = 1_000_000;

/** Counts what models take, and what that costs by the price table. */
export function createMeter({ prices }: Pick<ModelSettings, 'prices'>): Meter {
  const all: Spent[] = [];
  let requests = 0;
  let bytesSent = 0;

  function costOf({ model, inputTokens, outputTokens }: Spent): number | null {
    const price = prices.find((each) => each.model === model);
    const { inputPerMillion = null, outputPerMillion = null } = price ?? {};
    if (inputPerMillion === null || outputPerMillion === null) return null;
    return (inputTokens * inputPerMillion + outputTokens * outputPerMillion) / perMillion;
  }

  return {
    sent(bytes) {
      requests += 1;
      bytesSent += bytes;
    },
    spent: (spent) => void all.push(spent),
    knownCost: () => sum(all.map(costOf).filter((cost) => cost !== null)),
    use() {
      const costs = all.map(costOf);
      return {
        models: [...new Set(all.map(({ model }) => model))],
        requests,
        bytesSent,
        inputTokens: sum(all.map(({ inputTokens }) => inputTokens)),
        outputTokens: sum(all.map(({ outputTokens }) => outputTokens)),
        isEstimated: all.some(({ isEstimated }) => isEstimated),
        cost: costs.every((cost) => cost !== null) ? sum(costs) : null,
      };
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
