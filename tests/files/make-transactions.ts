import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { demoPlan, type TransactionPlan, transactionCsv } from '../../src/demo/transactions.ts';

const usage = `npm run make:transactions -- --out FILE [--rows ${demoPlan.rows}] [--seed ${demoPlan.seed}]

Writes synthetic payment transactions as CSV; compressed when FILE ends in .gz.`;

interface Order {
  readonly plan: TransactionPlan;
  readonly out: string;
}

function readOrder(args: string[]): Order {
  const { values } = parseArgs({
    args,
    options: { rows: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.out === undefined || values.out === '') throw new RangeError('--out FILE is missing.');
  return {
    out: values.out,
    plan: {
      ...demoPlan,
      rows: wholeNumber('--rows', values.rows, demoPlan.rows, 100_000_000),
      seed: wholeNumber('--seed', values.seed, demoPlan.seed, 2 ** 31),
    },
  };
}

function wholeNumber(option: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text.replaceAll('_', ''));
  if (text === '' || !Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`${option} takes a whole number from 0 to ${most}, not "${text}".`);
  }
  return value;
}

async function write({ plan, out }: Order): Promise<void> {
  const text = Readable.from(transactionCsv(plan), { objectMode: true, highWaterMark: 64 });
  const file = createWriteStream(out);
  if (out.endsWith('.gz')) await pipeline(text, createGzip({ level: 9 }), file);
  else await pipeline(text, file);
}

try {
  const order = readOrder(process.argv.slice(2));
  await write(order);
  console.log(`${order.plan.rows} rows, seed ${order.plan.seed}: ${order.out}`);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
}
