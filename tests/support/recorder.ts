import { existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, request as requestOf, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join, normalize } from 'node:path';

/** A request as the network saw it, whoever in the browser made it: a page, a worker, a service worker, the browser. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  /** Of what was sent along. */
  readonly bodyBytes: number;
}

/**
 * What every browser of the end-to-end tests is behind: a proxy that sees each request, lets those through that go
 * where the test has opened the app, and refuses all others.
 */
export interface Recorder {
  readonly proxy: { readonly server: string };
  readonly requests: readonly Recorded[];
  /** The test opens the app at this address. */
  readonly open: (url: string) => void;
  /** The test wants these requests to be made: to a model, say. */
  readonly allow: (isWanted: (request: Recorded) => boolean) => void;
  /** Those that nobody wanted, since the last time they were taken. */
  readonly takeUnwanted: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** Where Chromium reports to by itself, whatever page is open; refused like all else. */
const ownOfChromium = new Set([
  'accounts.google.com:443',
  'content-autofill.googleapis.com:443',
  'update.googleapis.com:443',
]);
const ownOfChromiumPlain = 'http://update.googleapis.com/service/update2/';

const built = join(import.meta.dirname, '../../dist');

export async function startRecorder(): Promise<Recorder> {
  const origins = new Set<string>();
  const pages = new Set<string>();
  const wanted: ((request: Recorded) => boolean)[] = [];
  const requests: Recorded[] = [];
  const taken = { count: 0 };
  const isWanted = (recorded: Recorded) => wanted.some((each) => each(recorded));
  const isReachable = (recorded: Recorded) => origins.has(originOf(recorded.url)) || isWanted(recorded);
  const isFileOfTheApp = ({ method, url, bodyBytes }: Recorded): boolean =>
    method === 'GET' && bodyBytes === 0 && (pages.has(url) || [...pages].some((page) => isFileAt(url, page)));

  const server = createServer((request, response) => {
    forward(request, response, record(request));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const { url = '' } = request;
    if (!ownOfChromium.has(url)) requests.push({ method: 'CONNECT', url, bodyBytes: 0 });
    socket.destroy();
  });

  function record(request: IncomingMessage): Recorded {
    const { method = '', url = '', headers } = request;
    const recorded = { method, url, bodyBytes: Number(headers['content-length'] ?? 0) };
    if (!url.startsWith(ownOfChromiumPlain)) requests.push(recorded);
    return recorded;
  }

  function forward(request: IncomingMessage, response: ServerResponse, recorded: Recorded): void {
    if (isReachable(recorded)) passOn(request, response);
    else request.socket.destroy();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    requests,
    open(url) {
      if (!/^https?:/.test(url)) return;
      origins.add(new URL(url).origin);
      pages.add(withoutHash(url));
    },
    allow: (each) => void wanted.push(each),
    takeUnwanted() {
      const fresh = requests.slice(taken.count);
      taken.count = requests.length;
      return fresh
        .filter((each) => !isFileOfTheApp(each) && !isWanted(each))
        .map(({ method, url, bodyBytes }) => `${method} ${url} (${bodyBytes} bytes)`);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function withoutHash(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname + search;
}

/** A file that the build has written, asked for by its address alone: nothing can be told by it. */
function isFileAt(url: string, page: string): boolean {
  const folder = new URL('./', page);
  if (!url.startsWith(folder.href) || url.includes('?')) return false;
  const path = normalize(decodeURIComponent(url.slice(folder.href.length)));
  const file = join(built, path);
  return file.startsWith(built) && existsSync(file) && (path === '.' || statSync(file).isFile());
}

/** Names under `.test` are nobody's (RFC 6761): here they are this machine's, for pages of an address that is not secure. */
function atHome(url: string): URL {
  const home = new URL(url);
  if (home.hostname.endsWith('.test')) home.hostname = 'localhost';
  return home;
}

/** As it is, part by part; who breaks off on one side is broken off on the other. */
function passOn(request: IncomingMessage, response: ServerResponse): void {
  const { url = '', method, headers } = request;
  const onward = requestOf(atHome(url), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('error', () => request.socket.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
