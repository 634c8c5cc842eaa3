interface Colours {
  readonly ground: string;
  readonly bars: string;
  readonly dot: string;
}

const quiet: Colours = { ground: '#0f5f6b', bars: '#d7eef0', dot: '#f0b44c' };
const working: Colours = { ground: '#f0b44c', bars: '#3d2c06', dot: '#0f5f6b' };

/** The tab's icon, as `public/icon.svg` draws it, in other colours while work runs. Inline: no request is made for it. */
export function pageIcon(isWorking: boolean): string {
  const { ground, bars, dot } = isWorking ? working : quiet;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="7" fill="${ground}"/>
    <path d="M8 23.5V17M14 23.5V12M20 23.5V15" stroke="${bars}" stroke-width="3" stroke-linecap="round"/>
    <circle cx="24.5" cy="8.5" r="2.5" fill="${dot}"/>
  </svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
