import { createServer, type Server } from 'node:http';
import { serveFiles } from './files.ts';

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves a built app on this machine. Port 0 takes any free one. */
export async function startServer(options: { folder: string; port: number }): Promise<RunningServer> {
  const server = createServer(serveFiles(options.folder));
  await listen(server, options.port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { url: `http://localhost:${address.port}`, stop: () => stop(server) };
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
