import { Combine, X } from 'lucide-react';
import type { CombineProgress } from '../../core/engine.ts';
import { type CombineOffer, combineOffers } from '../../state/relations.ts';
import { counted, formatCount } from '../format.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import './combine-offers.css';

/** Tables that could be one, offered once. */
export function CombineOffers() {
  const datasets = useStoreState('datasets', (state) => state.datasets);
  const isReading = useStoreState('datasets', (state) => state.loading.some(({ failure }) => !failure));
  const settled = useStoreState('relations', (state) => state.settled);
  const there = datasets.filter(({ isAway }) => isAway !== true);
  const offers = combineOffers(
    there.map(({ dataset }) => dataset),
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
  if (combining?.key === offer.key) return <Combining names={names} progress={combining.progress} />;
  return (
    <li className="combine-offer">
      <p title={names}>{`${counted(offer.parts.length, partWord(offer))} have the same columns.`}</p>
      <IconButton label={`Leave ${names} apart`} icon={X} onClick={() => dismiss(offer.key)} />
      <Button icon={Combine} disabled={combining !== null} title={names} onClick={() => void combine(offer)}>
        Combine into one table
      </Button>
    </li>
  );
}

interface CombiningProps {
  readonly names: string;
  readonly progress: CombineProgress | undefined;
}

function Combining({ names, progress }: CombiningProps) {
  const cancel = useStoreState('relations', (state) => state.cancelCombining);
  const rowCount = progress?.rowCount ?? 0;
  return (
    <li className="combine-offer">
      <p title={names}>{`Combining ${names}`}</p>
      <IconButton label={`Cancel combining ${names}`} icon={X} onClick={cancel} />
      <Progress
        label={`Combining ${names}`}
        value={progress === undefined || rowCount === 0 ? undefined : progress.rows / rowCount}
      />
      {progress !== undefined && (
        <p className="label digits">{`${formatCount(progress.rows)} of ${counted(rowCount, 'row')}`}</p>
      )}
    </li>
  );
}

function partWord({ parts }: CombineOffer): string {
  const isFiles = parts.every(({ dataset }) => dataset.tables.length === 1);
  return isFiles ? 'file' : 'table';
}
