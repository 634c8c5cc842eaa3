import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { settingsWords } from './words.tsx';

/** The page's policy names every address that it may call; another one is let in by its user, and by nobody else. */
export function Reach() {
  const words = useWords(settingsWords).reach;
  const reach = useStoreState('models', (state) => state.reach);
  const settings = useStoreState('models', (state) => state.settings);
  const origin = reach?.originOf(settings) ?? null;
  if (reach === undefined || origin === null) return null;
  const isAllowed = reach.origins.includes(origin);
  const others = reach.origins.filter((each) => each !== origin);
  return (
    <div className="reach">
      <p className="label">{isAllowed ? words.isAllowed(origin) : words.isRefused(origin)}</p>
      <Button onClick={() => void reach.allow(isAllowed ? others : [...others, origin])}>
        {isAllowed ? words.takeBack : words.allow(new URL(origin).host)}
      </Button>
    </div>
  );
}
