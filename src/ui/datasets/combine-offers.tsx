import { Combine, X } from 'lucide-react';
import { type CombineOffer, combineOffers } from '../../state/relations.ts';
import { counted } from '../format.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import './combine-offers.css';

/** Tables that could be one, offered once. */
export function CombineOffers() {
  const datasets = useStoreState('datasets', (state) => state.datasets);
  const isReading = useStoreState('datasets', (state) => state.loading.some(({ failure }) => !failure));
  const settled = useStoreState('relations', (state) => state.settled);
  const offers = combineOffers(
    datasets.map(({ dataset }) => dataset),
    settled,
  );
  if (isReading || offers.length === 0) return null;
  return (
    <ul className="combine-offers" aria-label="Files that belong together">
      {offers.map((offer) => (
        <Offer key={offer.key} offer={offer} />
      ))}
    </ul>
  );
}

function Offer({ offer }: { readonly offer: CombineOffer }) {
  const combine = useStoreState('relations', (state) => state.combine);
  const dismiss = useStoreState('relations', (state) => state.dismiss);
  const combining = useStoreState('relations', (state) => state.combining);
  const names = offer.parts.map(({ table }) => table.name).join(', ');
  return (
    <li className="combine-offer">
      <p title={names}>{`${counted(offer.parts.length, partWord(offer))} have the same columns.`}</p>
      <IconButton label={`Leave ${names} apart`} icon={X} onClick={() => dismiss(offer.key)} />
      <Button icon={Combine} disabled={combining !== null} title={names} onClick={() => void combine(offer)}>
        {combining === offer.key ? 'Combining' : 'Combine into one table'}
      </Button>
    </li>
  );
}

function partWord({ parts }: CombineOffer): string {
  const isFiles = parts.every(({ dataset }) => dataset.tables.length === 1);
  return isFiles ? 'file' : 'table';
}
