import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type ModelPrice, modelSettingsSchema, priceSchema } from '../../core/model-settings.ts';
import { useWords } from '../language/use-words.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { numberIn } from '../parts/number-in.ts';
import { useStoreState } from '../stores-context.ts';
import { settingsWords } from './words.tsx';

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
  const words = useWords(settingsWords).prices;
  const budget = useStoreState('models', (state) => state.settings.budget);
  const change = useStoreState('models', (state) => state.change);
  const unpriced = useUnpriced();
  return (
    <div className="settings-budget">
      <Field
        label={words.budget}
        unit="US $"
        inputMode="decimal"
        placeholder={words.noLimit}
        hint={words.budgetHint}
        value={budget === null ? '' : String(budget)}
        faultOf={(text) => (budgetSchema.safeParse(amountIn(text)).success ? undefined : words.budgetFault)}
        onChange={(text) => change({ budget: amountIn(text) })}
      />
      {unpriced.length > 0 && (
        <p className={budget === null ? 'settings-note' : 'settings-note is-warning'}>
          {words.unpriced(unpriced, budget !== null)}
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
  const { prices: words, toDefaults } = useWords(settingsWords);
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
        model: unlisted ?? words.newModel(prices.length + 1),
        inputPerMillion: null,
        outputPerMillion: null,
        contextTokens: 32_768,
      },
    ]);
  return (
    <section className="price-list" aria-label={words.title}>
      <div className="price-head label" aria-hidden="true">
        <span>{words.model}</span>
        <span>{words.dollarsIn}</span>
        <span>{words.andOut}</span>
        <span>{words.context}</span>
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
              label={words.remove(price.model)}
              icon={Trash2}
              onClick={() => replace(prices.toSpliced(place, 1))}
            />
          </li>
        ))}
      </ul>
      <p className="settings-actions">
        <Button icon={Plus} onClick={add}>
          {words.add}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            resetPrices();
            setEdits(edits + 1);
          }}
        >
          {toDefaults}
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
  const { prices: words, nameModel } = useWords(settingsWords);
  const { model, inputPerMillion, outputPerMillion, contextTokens } = price;
  const dollarFault = (text: string) =>
    dollarsSchema.safeParse(amountIn(text)).success ? undefined : words.dollarFault;
  return (
    <>
      <Field
        label={words.model}
        isLabelUnseen
        value={model}
        faultOf={(text) => (modelSchema.safeParse(text.trim()).success ? undefined : nameModel)}
        onChange={(text) => onChange({ model: text.trim() })}
      />
      <Field
        label={words.dollarsIn}
        isLabelUnseen
        inputMode="decimal"
        placeholder={words.unknown}
        value={inputPerMillion === null ? '' : String(inputPerMillion)}
        faultOf={dollarFault}
        onChange={(text) => onChange({ inputPerMillion: amountIn(text) })}
      />
      <Field
        label={words.dollarsOut}
        isLabelUnseen
        inputMode="decimal"
        placeholder={words.unknown}
        value={outputPerMillion === null ? '' : String(outputPerMillion)}
        faultOf={dollarFault}
        onChange={(text) => onChange({ outputPerMillion: amountIn(text) })}
      />
      <Field
        label={words.context}
        isLabelUnseen
        inputMode="numeric"
        value={String(contextTokens)}
        faultOf={(text) => (contextSchema.safeParse(numberIn(text)).success ? undefined : words.contextFault)}
        onChange={(text) => onChange({ contextTokens: numberIn(text) })}
      />
    </>
  );
}

/** Nothing typed is no amount. */
function amountIn(text: string): number | null {
  return text.trim() === '' ? null : numberIn(text);
}
