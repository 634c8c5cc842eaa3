import { createServer, type RequestListener, type Server } from 'node:http';

/** What a path is answered with: bytes, a part of them, a status, nothing for ever, or an abrupt end. */
export type Reply =
  | Uint8Array
  | { readonly announced: number; readonly bytes: Uint8Array }
  | { readonly status: number }
  | 'silence';

/** A host of wheels and extensions on this machine, as Pyodide's and DuckDB's are on the network. */
export interface PackageHost {
  /** Ends with a slash. */
  readonly base: string;
  /** Paths that were asked for with GET, in order. */
  readonly asked: string[];
  /** Path without a slash before it. Several replies are given one after the other, the last one for ever. */
  serve(path: string, ...replies: readonly [Reply, ...Reply[]]): void;
  stop(): Promise<void>;
}

export async function startPackageHost(): Promise<PackageHost> {
  const replies = new Map<string, Reply[]>();
  const asked: string[] = [];
  const server = createServer(answering(replies, asked));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${portOf(server)}/`,
    asked,
    serve: (path, ...given) => replies.set(path, [...given]),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function answering(replies: ReadonlyMap<string, Reply[]>, asked: string[]): RequestListener {
  return (request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    if (request.method === 'GET') asked.push(path);
    const waiting = replies.get(path) ?? [{ status: 404 }];
    const reply = waiting.length > 1 ? waiting.shift() : waiting[0];
    if (reply === undefined || reply === 'silence') return;
    if (reply instanceof Uint8Array) {
      response.end(reply);
    } else if ('status' in reply) {
      response.writeHead(reply.status).end();
    } else {
      response.writeHead(200, { 'Content-Length': reply.announced });
      response.write(reply.bytes, () => response.destroy());
    }
  };
}
