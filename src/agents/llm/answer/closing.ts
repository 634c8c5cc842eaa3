import { z } from 'zod';
import { readJson } from '../tolerant-json.ts';

const words = z.string().trim().min(1).max(600);
const reference = z.string().trim().max(300);
const list = <Item>(item: z.ZodType<Item>, most: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items
        .slice(0, most)
        .map((each) => item.safeParse(each).data)
        .filter((each) => each !== undefined),
    );

const metricSchema = z.object({ name: words, value: reference, format: z.string().max(60).catch('') });

export const chartWishSchema = z.looseObject({
  type: z.string(),
  result: z.string().catch(''),
  title: z.string().max(300).catch(''),
  subtitle: z.string().max(300).catch(''),
});
export type ChartWish = Readonly<z.infer<typeof chartWishSchema>>;

/** What a composer says beside its words; whatever is not as it should be is left out. */
const closingSchema = z.object({
  headline: z
    .union([reference, z.array(reference).max(20)])
    .nullable()
    .catch(null),
  metrics: list(metricSchema, 6),
  chart: chartWishSchema.nullable().catch(null),
  table: z.string().max(20).nullable().catch(null),
  assumptions: list(words, 5),
  follow_ups: list(words, 4),
  insight: words.nullable().catch(null),
  check_sql: z.string().max(20_000).nullable().catch(null),
  declined: z.boolean().catch(false),
});
export type Closing = Readonly<z.infer<typeof closingSchema>>;

export function readClosing(text: string): Closing {
  const read = readJson(text);
  return closingSchema.parse(
    typeof read === 'object' && read !== null && !Array.isArray(read) ? withNames(read) : {},
  );
}

/** Names that models use for the same. */
const otherNames: Readonly<Record<string, keyof Closing>> = {
  ...{
    chart_spec: 'chart',
    followUps: 'follow_ups',
    followups: 'follow_ups',
    follow_up_questions: 'follow_ups',
  },
  ...{
    table_result: 'table',
    crosscheck_sql: 'check_sql',
    cross_check_sql: 'check_sql',
    checkSql: 'check_sql',
  },
};

function withNames(read: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [otherNames[name] ?? name, value]));
}
