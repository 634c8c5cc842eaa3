import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type ModelPrice, modelSettingsSchema, priceSchema } from '../../core/model-settings.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { numberIn } from '../parts/number-in.ts';
import { useStoreState } from '../stores-context.ts';

const { budget: budgetSchema } = modelSettingsSchema.shape;
const {
  model: modelSchema,
  inputPerMillion: dollarsSchema,
  contextTokens: contextSchema,
} = priceSchema.shape;

export function Prices() {
  return (
    <>
      <Budget />
      <PriceTable />
    </>
  );
}

function Budget() {
  const budget = useStoreState('models', (state) => state.settings.budget);
  const change = useStoreState('models', (state) => state.change);
  const unpriced = useUnpriced();
  return (
    <div className="settings-budget">
      <Field
        label="Budget of one conversation"
        unit="US $"
        inputMode="decimal"
        placeholder="No limit"
        hint="Models are asked no more when it is used up; you can raise it then. Empty: no limit."
        value={budget === null ? '' : String(budget)}
        faultOf={(text) =>
          budgetSchema.safeParse(amountIn(text)).success ? undefined : 'More than 0, or empty for no limit.'
        }
        onChange={(text) => change({ budget: amountIn(text) })}
      />
      {unpriced.length > 0 && (
        <p className={budget === null ? 'settings-note' : 'settings-note is-warning'}>
          {`No price is known for ${unpriced.join(', ')}: what they cost cannot be told${budget === null ? '' : ', and the budget cannot hold them'}. Fill it in below.`}
        </p>
      )}
    </div>
  );
}

/** Models in use whose price is not known. */
function useUnpriced(): readonly string[] {
  const { source, roles, prices } = useStoreState('models', (state) => state.settings);
  if (source === 'built-in') return [];
  const used = new Set(Object.values(roles).map(({ model }) => model));
  const isPriced = (model: string) =>
    prices.some(
      (price) => price.model === model && price.inputPerMillion !== null && price.outputPerMillion !== null,
    );
  return [...used].filter((model) => !isPriced(model));
}

function PriceTable() {
  const prices = useStoreState('models', (state) => state.settings.prices);
  const change = useStoreState('models', (state) => state.change);
  const resetPrices = useStoreState('models', (state) => state.resetPrices);
  const [edits, setEdits] = useState(0);
  const replace = (next: readonly ModelPrice[]) => {
    change({ prices: next });
    setEdits(edits + 1);
  };
  const names = useStoreState('models', (state) => state.settings.roles);
  const unlisted = Object.values(names).find(({ model }) =>
    prices.every((price) => price.model !== model),
  )?.model;
  const add = () =>
    replace([
      ...prices,
      {
        model: unlisted ?? `model ${prices.length + 1}`,
        inputPerMillion: null,
        outputPerMillion: null,
        contextTokens: 32_768,
      },
    ]);
  return (
    <section className="price-list" aria-label="Prices and contexts">
      <div className="price-head label" aria-hidden="true">
        <span>Model</span>
        <span>US $ a million tokens in</span>
        <span>and out</span>
        <span>Context, tokens</span>
        <span />
      </div>
      <ul key={edits}>
        {prices.map((price, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn anew when a line comes or goes
          <li key={place} className="price" aria-label={price.model}>
            <Price
              price={price}
              onChange={(part) => change({ prices: prices.with(place, { ...price, ...part }) })}
            />
            <IconButton
              label={`Remove ${price.model}`}
              icon={Trash2}
              onClick={() => replace(prices.toSpliced(place, 1))}
            />
          </li>
        ))}
      </ul>
      <p className="settings-actions">
        <Button icon={Plus} onClick={add}>
          Add a model
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            resetPrices();
            setEdits(edits + 1);
          }}
        >
          Back to defaults
        </Button>
      </p>
    </section>
  );
}

function Price({
  price,
  onChange,
}: {
  readonly price: ModelPrice;
  readonly onChange: (part: Partial<ModelPrice>) => void;
}) {
  const { model, inputPerMillion, outputPerMillion, contextTokens } = price;
  const dollarFault = (text: string) =>
    dollarsSchema.safeParse(amountIn(text)).success ? undefined : '0 or more, or empty.';
  return (
    <>
      <Field
        label="Model"
        isLabelUnseen
        value={model}
        faultOf={(text) => (modelSchema.safeParse(text.trim()).success ? undefined : 'Name a model.')}
        onChange={(text) => onChange({ model: text.trim() })}
      />
      <Field
        label="US $ a million tokens in"
        isLabelUnseen
        inputMode="decimal"
        placeholder="unknown"
        value={inputPerMillion === null ? '' : String(inputPerMillion)}
        faultOf={dollarFault}
        onChange={(text) => onChange({ inputPerMillion: amountIn(text) })}
      />
      <Field
        label="US $ a million tokens out"
        isLabelUnseen
        inputMode="decimal"
        placeholder="unknown"
        value={outputPerMillion === null ? '' : String(outputPerMillion)}
        faultOf={dollarFault}
        onChange={(text) => onChange({ outputPerMillion: amountIn(text) })}
      />
      <Field
        label="Context, tokens"
        isLabelUnseen
        inputMode="numeric"
        value={String(contextTokens)}
        faultOf={(text) => (contextSchema.safeParse(numberIn(text)).success ? undefined : 'A whole number.')}
        onChange={(text) => onChange({ contextTokens: numberIn(text) })}
      />
    </>
  );
}

/** Nothing typed is no amount. */
function amountIn(text: string): number | null {
  return text.trim() === '' ? null : numberIn(text);
}
