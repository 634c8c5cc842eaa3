import { Combine, X } from 'lucide-react';
import type { CombineProgress } from '../../core/engine.ts';
import { type CombineOffer, combineOffers } from '../../state/relations.ts';
import { useWords } from '../language/use-words.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { useStoreState } from '../stores-context.ts';
import { datasetsWords } from './words.ts';
import './combine-offers.css';

/** Tables that could be one, offered once. */
export function CombineOffers() {
  const words = useWords(datasetsWords).combine;
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
    <ul className="combine-offers" aria-label={words.label}>
      {offers.map((offer) => (
        <Offer key={offer.key} offer={offer} />
      ))}
    </ul>
  );
}

function Offer({ offer }: { readonly offer: CombineOffer }) {
  const words = useWords(datasetsWords).combine;
  const combine = useStoreState('relations', (state) => state.combine);
  const dismiss = useStoreState('relations', (state) => state.dismiss);
  const combining = useStoreState('relations', (state) => state.combining);
  const names = offer.parts.map(({ table }) => table.name).join(', ');
  if (combining?.key === offer.key) return <Combining names={names} progress={combining.progress} />;
  return (
    <li className="combine-offer">
      <p title={names}>{words[isFiles(offer) ? 'sameFiles' : 'sameTables'](offer.parts.length)}</p>
      <IconButton label={words.leave(names)} icon={X} onClick={() => dismiss(offer.key)} />
      <Button icon={Combine} disabled={combining !== null} title={names} onClick={() => void combine(offer)}>
        {words.combine}
      </Button>
    </li>
  );
}

interface CombiningProps {
  readonly names: string;
  readonly progress: CombineProgress | undefined;
}

function Combining({ names, progress }: CombiningProps) {
  const words = useWords(datasetsWords).combine;
  const cancel = useStoreState('relations', (state) => state.cancelCombining);
  const rowCount = progress?.rowCount ?? 0;
  return (
    <li className="combine-offer">
      <p title={names}>{words.combining(names)}</p>
      <IconButton label={words.cancel(names)} icon={X} onClick={cancel} />
      <Progress
        label={words.combining(names)}
        value={progress === undefined || rowCount === 0 ? undefined : progress.rows / rowCount}
      />
      {progress !== undefined && <p className="label digits">{words.progress(progress.rows, rowCount)}</p>}
    </li>
  );
}

function isFiles({ parts }: CombineOffer): boolean {
  return parts.every(({ dataset }) => dataset.tables.length === 1);
}
