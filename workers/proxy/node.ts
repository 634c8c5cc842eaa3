import { createServer, type RequestListener, type Server } from 'node:http';
import { serveFiles } from './files.ts';
import { proxyPrefix } from './proxy.ts';

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  readonly folder: string;
  readonly port: number;
  /** Answers for what is under `/api/bytez/`; without it nothing is there. */
  readonly proxy?: RequestListener;
  /** Addresses of models that the page may call without the proxy. */
  readonly modelOrigins?: readonly string[];
}

/** Serves a built app on this machine. Port 0 takes any free one. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer(route(serveFiles(options.folder, options.modelOrigins), options.proxy));
  await listen(server, options.port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { url: `http://localhost:${address.port}`, stop: () => stop(server) };
}

function route(files: RequestListener, proxy: RequestListener | undefined): RequestListener {
  if (proxy === undefined) return files;
  return (request, response) => {
    const isForProxy = request.url?.startsWith(proxyPrefix) === true;
    (isForProxy ? proxy : files)(request, response);
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(
        isTaken ? new Error(`Port ${port} is taken. Set PORT to another one.`, { cause: error }) : error,
      );
    });
    server.listen(port, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
