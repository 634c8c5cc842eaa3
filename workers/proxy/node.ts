import { createServer, type Server } from 'node:http';
import sirv from 'sirv';
import { pageHeaders } from './headers.ts';

/** Serves a built app with the headers that isolate it. Port 0 takes any free one. */
export async function startServer(options: { folder: string; port: number }): Promise<RunningServer> {
  const headers = Object.entries(pageHeaders({ development: false }));
  const serveFile = sirv(options.folder, {
    etag: true,
    setHeaders(response, path) {
      for (const [name, value] of headers) response.setHeader(name, value);
      response.setHeader(
        'Cache-Control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const server = createServer((request, response) => {
    serveFile(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain', ...Object.fromEntries(headers) });
      response.end('There is nothing at this address.');
    });
  });
  await listen(server, options.port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://localhost:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
}
