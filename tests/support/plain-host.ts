import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gz': 'application/gzip',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A static host as dumb as they come: a type and a date for each file, below a path, and no header of its own. */
export interface PlainHost {
  /** With a slash at its end. */
  readonly url: string;
  /** Paths that were asked for, below the app's own, in order. */
  readonly asked: readonly string[];
  readonly sentBytes: () => number;
  /** From now on another folder is served. */
  readonly serve: (folder: string) => void;
  /** The host is gone, or there again. */
  readonly cut: (isCut: boolean) => void;
  readonly stop: () => Promise<void>;
}

export async function startPlainHost(folder: string, path = '/some/path/'): Promise<PlainHost> {
  const asked: string[] = [];
  const state = { folder, isCut: false, sentBytes: 0 };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    asked.push(pathname.replace(path, ''));
    if (state.isCut) {
      request.socket.destroy();
      return;
    }
    const file = pathname.startsWith(path) ? fileAt(state.folder, pathname.slice(path.length)) : undefined;
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const modified = file.modified.toUTCString();
    if (request.headers['if-modified-since'] === modified) {
      response.writeHead(304).end();
      return;
    }
    state.sentBytes += file.size;
    const type = contentTypes[extname(file.path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': file.size, 'Last-Modified': modified });
    createReadStream(file.path).pipe(response);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${path}`,
    asked,
    sentBytes: () => state.sentBytes,
    serve(next) {
      state.folder = next;
    },
    cut(isCut) {
      state.isCut = isCut;
      server.closeAllConnections();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileAt(folder: string, path: string) {
  const found = join(folder, decodeURIComponent(path === '' ? 'index.html' : path));
  const stat = statSync(found, { throwIfNoEntry: false });
  return stat?.isFile() === true ? { path: found, size: stat.size, modified: stat.mtime } : undefined;
}
