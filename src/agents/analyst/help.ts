import type { QuestionKind, Subject } from '../../core/agent.ts';
import { families } from './families/list.ts';
import type { Family } from './family.ts';
import { type Schema, schemaOf } from './schema/schema.ts';
import { understand } from './understand.ts';

/**
 * What can be asked of a table, kind by kind, statistics last; kinds that it has no columns for are left out. Takes a
 * few milliseconds for each kind, and lets the page go on between them.
 */
export async function questionKinds(subject: Subject): Promise<readonly QuestionKind[]> {
  const schema = schemaOf(subject);
  const plain: QuestionKind[] = [];
  const statistical: QuestionKind[] = [];
  for (const family of families) {
    const { kind, isStatistical } = kindOf(family, schema);
    if (kind.examples.length > 0) (isStatistical ? statistical : plain).push(kind);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return [...plain, ...statistical];
}

function kindOf({ name, about, examples }: Family, schema: Schema) {
  const understood = examples(schema)
    .map((example) => ({ example, understood: understand(example, schema, []) }))
    .filter(({ understood: { kind } }) => kind === 'understood');
  const isStatistical = understood.some(
    ({ understood: one }) => one.kind === 'understood' && one.reading.task.python !== undefined,
  );
  const kind: QuestionKind = { name, about, examples: understood.map(({ example }) => example) };
  return { kind, isStatistical };
}
