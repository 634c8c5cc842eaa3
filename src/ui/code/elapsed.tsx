import { useEffect, useState } from 'react';
import { formatDuration } from '../format.ts';

const tickMs = 100;

/** The time since a moment (milliseconds since 1970), ticking. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return <span className="digits">{tenths(now - since)}</span>;
}

/** Always with one decimal below a minute, so that the words beside it do not jump. */
function tenths(elapsedMs: number): string {
  if (elapsedMs >= 60_000) return formatDuration(elapsedMs);
  const format = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${format.format(Math.max(0, elapsedMs) / 1000)} s`;
}
