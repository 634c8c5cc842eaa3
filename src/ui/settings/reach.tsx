import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';

/** The page's policy names every address that it may call; another one is let in by its user, and by nobody else. */
export function Reach() {
  const reach = useStoreState('models', (state) => state.reach);
  const settings = useStoreState('models', (state) => state.settings);
  const origin = reach?.originOf(settings) ?? null;
  if (reach === undefined || origin === null) return null;
  const isAllowed = reach.origins.includes(origin);
  const others = reach.origins.filter((each) => each !== origin);
  return (
    <div className="reach">
      <p className="label">
        {isAllowed
          ? `You let this page reach ${origin}. Its engines still reach nothing.`
          : `The policy of this page lets it reach no address but its own. To ask ${origin} from here, let it; the page is loaded anew.`}
      </p>
      <Button onClick={() => void reach.allow(isAllowed ? others : [...others, origin])}>
        {isAllowed ? 'Take that back' : `Let this page reach ${new URL(origin).host}`}
      </Button>
    </div>
  );
}
