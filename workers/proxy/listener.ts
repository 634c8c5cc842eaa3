import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Client } from './access.ts';
import type { BytezProxy } from './proxy.ts';

/** The proxy as a listener of Node's server. */
export function listenWith(proxy: BytezProxy): RequestListener {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    const request = requestOf(incoming, gone.signal);
    if (request === null) {
      outgoing.writeHead(400).end();
      return;
    }
    proxy(request, clientOf(incoming))
      .then((response) => send(response, outgoing))
      .catch(() => outgoing.destroy());
  };
}

/** Null where the name or the path that the client says is none. */
function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const { method = 'GET', headers, url = '' } = incoming;
  const address = `http://${headers.host ?? ''}${url}`;
  if (!URL.canParse(address) || !/^[\w.:[\]-]+$/.test(headers.host ?? '')) return null;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(address, {
      method,
      headers: headersOf(incoming),
      signal,
      ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
    });
  } catch {
    // `TRACE` and the like, which a `Request` refuses.
    return null;
  }
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

/** A server in front, on this machine, says at the end of `X-Forwarded-For` whom it speaks for. */
function clientOf({ socket, headers }: IncomingMessage): Client {
  const address = socket.remoteAddress ?? '';
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(address);
  const forwarded = [headers['x-forwarded-for']].flat().join(',');
  if (!isLoopback || forwarded === '') return { address, isLocal: isLoopback };
  return { address: forwarded.split(',').at(-1)?.trim() ?? address, isLocal: false };
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const reader = response.body.getReader();
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!outgoing.write(value)) await drained(outgoing);
  }
  outgoing.end();
}

/** Until more may be written, or nobody is there to read it. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = (): void => {
      outgoing.off('drain', goOn);
      outgoing.off('close', goOn);
      resolve();
    };
    outgoing.on('drain', goOn);
    outgoing.on('close', goOn);
    if (outgoing.destroyed) goOn();
  });
}
