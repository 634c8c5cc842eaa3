import { z } from 'zod';
import { Field } from '../parts/field.tsx';
import { useStoreState } from '../stores-context.ts';

const addressSchema = z.url({ protocol: /^https?$/, hostname: /./ }).max(2000);

export function Address() {
  const customUrl = useStoreState('models', (state) => state.settings.customUrl);
  const change = useStoreState('models', (state) => state.change);
  return (
    <Field
      label="Address"
      type="url"
      placeholder="http://localhost:11434/v1"
      hint="As far as its /v1."
      value={customUrl}
      faultOf={(text) =>
        addressSchema.safeParse(text.trim()).success
          ? undefined
          : 'An address begins with http:// or https://.'
      }
      onChange={(text) => change({ customUrl: text.trim() })}
    />
  );
}
