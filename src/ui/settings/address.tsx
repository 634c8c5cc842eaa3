import { z } from 'zod';
import { useWords } from '../language/use-words.ts';
import { Field } from '../parts/field.tsx';
import { useStoreState } from '../stores-context.ts';
import { settingsWords } from './words.tsx';

const addressSchema = z.url({ protocol: /^https?$/, hostname: /./ }).max(2000);

export function Address() {
  const words = useWords(settingsWords).address;
  const customUrl = useStoreState('models', (state) => state.settings.customUrl);
  const change = useStoreState('models', (state) => state.change);
  return (
    <Field
      label={words.label}
      type="url"
      placeholder="http://localhost:11434/v1"
      hint={words.hint}
      value={customUrl}
      faultOf={(text) => (addressSchema.safeParse(text.trim()).success ? undefined : words.fault)}
      onChange={(text) => change({ customUrl: text.trim() })}
    />
  );
}
