import { useEffect, useState } from 'react';
import { formatDuration, formatSeconds } from '../format.ts';

const tickMs = 100;

/** The time since a moment (milliseconds since 1970), ticking. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return <span className="digits">{runningText(now - since)}</span>;
}

function runningText(elapsedMs: number): string {
  return elapsedMs < 60_000 ? formatSeconds(Math.max(0, elapsedMs)) : formatDuration(elapsedMs);
}
